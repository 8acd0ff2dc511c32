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

    /**
     * @throws IllegalArgumentException if these sizes leave no model, or {@code inputs} no room for dense and active
     * ones
     */
    public Shape {
        if (dense < 0 || active < 0 || (long) dense + active > inputs || hidden < 1 || layers < 1) {
            throw new IllegalArgumentException("shape: dense=" + dense + ", active=" + active + ", inputs=" + inputs
                    + ", hidden=" + hidden + ", layers=" + layers
                    + "; inputs hold dense and active ones, hidden and layers are at least 1");
        }
    }

    /** Floats of one key's state: for each layer h, then C. */
    public int state() {
        return 2 * hidden * layers;
    }

    /** Where layer l's h begins in a state; its C follows {@link #hidden} later. */
    public int h(int layer) {
        return 2 * hidden * layer;
    }
}
