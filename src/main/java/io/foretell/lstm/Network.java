package io.foretell.lstm;

/**
 * A model ready to step: the weights in the layout that the kernel likes. Immutable and thread-safe; scratch comes from outside.
 */
public final class Network {

    public static Network of(Weights weights) {
        throw new UnsupportedOperationException();
    }

    public Shape shape() {
        throw new UnsupportedOperationException();
    }

    /** Scratch for one caller at a time. */
    public static final class Workspace {
        public Workspace(Shape shape) {
            throw new UnsupportedOperationException();
        }
    }

    /**
     * One event of one key: moves the state, writes z.
     *
     * @param state  (2·H·layers) h and C of every layer; changed in place
     * @param dense  (dense) the first elements of x(t)
     * @param active (active) rising positions of x(t) that are 1
     * @param z      (K) gets V h + c
     */
    public void step(float[] state, float[] dense, int[] active, float[] z, Workspace workspace) {
        throw new UnsupportedOperationException();
    }

    /**
     * Loss of each of the batch's targets, forward only and without burn-in's positions.
     *
     * @param losses (T·B·slots) gets the losses, 0 where no target counts; state after the last position goes to batch.state
     */
    public Loss evaluate(Batch batch) {
        throw new UnsupportedOperationException();
    }
}
