package io.foretell.lstm;

import java.util.Arrays;

/**
 * A model ready to run: the weights in the layout that the kernels like. Later changes of the weights do not reach it.
 * Immutable and thread-safe; scratch comes from outside.
 */
public final class Network {

    private final Shape shape;
    final Layer[] layers;
    final Head head;

    private Network(Shape shape, Layer[] layers, Head head) {
        this.shape = shape;
        this.layers = layers;
        this.head = head;
    }

    public static Network of(Weights weights) {
        Layer[] layers = new Layer[weights.shape().layers()];
        Arrays.setAll(layers, l -> Layer.of(weights, l));
        return new Network(weights.shape(), layers, Head.of(weights));
    }

    public Shape shape() {
        return shape;
    }

    /** Scratch for one caller at a time, for any network of its shape. */
    public static final class Workspace {

        private final Tape tape;
        private final float[][] z; // (1 × K)

        public Workspace(Shape shape) {
            tape = new Tape(shape, 1, 1);
            z = new float[1][shape.output().size()];
        }
    }

    /**
     * One event of one key: moves the state, writes z. Allocates nothing.
     *
     * @param state  (2·H·layers) h and C of every layer; changed in place
     * @param dense  (dense) the first elements of x(t)
     * @param active (active) rising positions of x(t) that are 1
     * @param z      (K) gets V h + c
     */
    public void step(float[] state, float[] dense, int[] active, float[] z, Workspace workspace) {
        Tape tape = workspace.tape;
        tape.load(dense, active, state);
        forward(tape);
        tape.store(state);
        head.forward(tape.top(0), workspace.z);
        System.arraycopy(workspace.z[0], 0, z, 0, z.length);
    }

    /**
     * The summed loss of the batch's targets after its burn-in. Forward only: the batch stays as it is. Each target's
     * loss has the bits that {@link #step} and {@link Links} give, one event after the other.
     */
    public Loss evaluate(Batch batch) {
        Tape tape = new Tape(shape, batch.positions, batch.windows);
        tape.load(batch);
        forward(tape);
        float[][] dz = head.room(batch);
        double sum = 0;
        for (int t = batch.burnIn; t < batch.positions; t++) {
            sum += head.loss(tape.top(t), batch, t, 1f, dz);
        }
        return new Loss(sum, batch.counted());
    }

    /**
     * Hands over the residual of every target of the batch after its burn-in. Forward only.
     *
     * @throws IllegalArgumentException if the outputs are not Gaussians
     */
    public void residuals(Batch batch, Residuals taker) {
        if (!(shape.output() instanceof Output.Gaussian)) {
            throw new IllegalArgumentException("residuals: output=" + shape.output() + ", only a Gaussian has them");
        }
        Tape tape = new Tape(shape, batch.positions, batch.windows);
        tape.load(batch);
        forward(tape);
        float[][] z = head.room(batch);
        for (int t = batch.burnIn; t < batch.positions; t++) {
            head.residuals(tape.top(t), batch, t, z, taker);
        }
    }

    void forward(Tape tape) {
        for (int l = 0; l < layers.length; l++) {
            layers[l].forward(tape.layers[l]);
        }
    }
}
