package io.foretell.lstm;

/**
 * The sizes of a model.
 *
 * <pre>
 * D = inputs   elements of x(t): `dense` numbers, then positions of which exactly `active` are 1 and the others 0
 * H = hidden   elements of h and of C, for each layer
 * K = output   elements of z
 * </pre>
 */
public record Shape(int dense, int active, int inputs, int hidden, int layers, Output output) {

    /** Floats of one key's state: for each layer h, then C. */
    public int state() {
        return 2 * hidden * layers;
    }

    /** Where layer l's h begins in a state; its C follows {@link #hidden} later. */
    public int h(int layer) {
        return 2 * hidden * layer;
    }
}
