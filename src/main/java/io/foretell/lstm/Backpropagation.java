package io.foretell.lstm;

/** Truncated backpropagation through time over a batch of windows. Keeps its tape between calls; not thread-safe. */
public final class Backpropagation {

    public Backpropagation(Shape shape) {
        throw new UnsupportedOperationException();
    }

    /**
     * The gradient of the mean loss over the batch's counted targets.
     *
     * @param gradient overwritten
     */
    public Loss gradient(Weights weights, Batch batch, Weights gradient) {
        throw new UnsupportedOperationException();
    }
}
