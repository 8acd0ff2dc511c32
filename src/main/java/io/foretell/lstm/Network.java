package io.foretell.lstm;

import java.util.Arrays;

/**
 * A model ready to run: the weights in the layout that the kernels like. Later changes of the weights do not reach it.
 * Immutable and thread-safe outside of this package; scratch comes from outside.
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
        Network network = room(weights.shape());
        network.take(weights);
        return network;
    }

    /** Of no weights yet: for one who is alone with it, and gives it others again and again. */
    static Network room(Shape shape) {
        Layer[] layers = new Layer[shape.layers()];
        Arrays.setAll(layers, l -> new Layer(shape, l));
        return new Network(shape, layers, new Head(shape));
    }

    /** Takes up other weights of its shape, in place of those before. */
    void take(Weights weights) {
        for (int l = 0; l < layers.length; l++) {
            layers[l].take(weights, l);
        }
        head.take(weights);
    }

    public Shape shape() {
        return shape;
    }

    /**
     * Where the events of some keys meet for their step, at most {@code capacity} at a time: their x(t), and the z that
     * they get. For one caller at a time and any network of its shape.
     */
    public static final class Workspace {

        private final Tape[] tapes; // for 1, 2, … events; they share their rows
        private final float[][][] products; // (capacity, events, K and more), likewise
        private final float[][] z; // (capacity, K)
        private final float[][] alone = new float[1][];

        public Workspace(Shape shape, int capacity) {
            Tape all = Tape.of(shape, 1, capacity);
            float[][] rows = Head.rows(shape, capacity);
            tapes = new Tape[capacity];
            products = new float[capacity][][];
            z = new float[capacity][shape.output().size()];
            for (int n = 0; n < capacity; n++) {
                tapes[n] = all.windows(n + 1);
                products[n] = Arrays.copyOf(rows, n + 1);
            }
        }

        public int capacity() {
            return tapes.length;
        }

        /** (dense) the first elements of the n-th event's x(t); to be filled. */
        public float[] dense(int n) {
            return tapes[tapes.length - 1].layers[0].x().rows[n];
        }

        /** (capacity·active) for event after event the rising positions of x(t) that are 1; to be filled. */
        public int[] active() {
            return tapes[tapes.length - 1].layers[0].ones();
        }

        /** (K) V h + c of the n-th event, after a step. */
        public float[] z(int n) {
            return z[n];
        }
    }

    /**
     * One event each of so many keys: moves their states, writes their z. Many keys at once read the weights once. Each
     * gets the bits that it gets alone. Allocates nothing.
     *
     * @param states (events, 2·H·layers) of different keys, h and C of every layer; changed in place
     * @param events as many as were filled in
     */
    public void step(float[][] states, int events, Workspace workspace) {
        Tape tape = workspace.tapes[events - 1];
        for (int n = 0; n < events; n++) {
            tape.loadState(n, states[n], 0);
        }
        forward(tape);
        float[][] products = workspace.products[events - 1];
        head.forward(tape.top(0), products);
        for (int n = 0; n < events; n++) {
            tape.storeState(n, states[n]);
            System.arraycopy(products[n], 0, workspace.z[n], 0, workspace.z[n].length);
        }
    }

    /**
     * One event of one key alone.
     *
     * @param state  (2·H·layers) changed in place
     * @param dense  (dense) the first elements of x(t)
     * @param active (active) rising positions of x(t) that are 1
     * @param z      (K) gets V h + c
     */
    public void step(float[] state, float[] dense, int[] active, float[] z, Workspace workspace) {
        System.arraycopy(dense, 0, workspace.dense(0), 0, dense.length);
        System.arraycopy(active, 0, workspace.active(), 0, active.length);
        workspace.alone[0] = state;
        step(workspace.alone, 1, workspace);
        System.arraycopy(workspace.z(0), 0, z, 0, z.length);
    }

    /**
     * The summed loss of the batch's targets after its burn-in. Forward only: the batch stays as it is. Each target's
     * loss has the bits that {@link #step} and {@link Links} give, one event after the other.
     */
    public Loss evaluate(Batch batch) {
        Tape tape = Tape.of(shape, batch.positions, batch.windows);
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
        Tape tape = Tape.of(shape, batch.positions, batch.windows);
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
