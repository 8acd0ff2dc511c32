package io.foretell.lstm;

/**
 * What a run over T positions of B windows leaves behind, and what going back needs of it. Reused; not thread-safe.
 *
 * <p>A single step is a run with T = B = 1, which is why one event alone and many in a batch give the same bits.
 */
final class Tape {

    /**
     * One layer's part.
     *
     * @param gates  (T·B × 4H) i, f, a, o; going back turns them into δz_i, δz_f, δz_a, δz_o
     * @param cell   ((T + 1)·B × H) C, at position t the one before it
     * @param tanh   (T·B × H) tanh(C)
     * @param hidden ((T + 1)·B × H) h, at position t the one before it
     */
    record Layer(Grid gates, Grid cell, Grid tanh, Grid hidden) {

        static Layer of(int positions, int windows, int size) {
            return new Layer(
                    new Grid(positions, windows, 4 * size),
                    new Grid(positions + 1, windows, size),
                    new Grid(positions, windows, size),
                    new Grid(positions + 1, windows, size));
        }
    }

    final int positions; // T
    final int windows; // B
    final Grid dense; // (T·B × dense) the first elements of x(t)
    final float[][][] input; // (layers, T·B, D_l) what each layer reads: dense, then the h of the layer below
    final Layer[] layers;

    private final Shape shape;

    Tape(Shape shape, int positions, int windows) {
        this.shape = shape;
        this.positions = positions;
        this.windows = windows;
        dense = new Grid(positions, windows, shape.dense());
        layers = new Layer[shape.layers()];
        input = new float[shape.layers()][][];
        for (int l = 0; l < layers.length; l++) {
            layers[l] = Layer.of(positions, windows, shape.hidden());
            input[l] = l == 0 ? dense.rows : layers[l - 1].hidden().slice(1, positions + 1);
        }
    }

    boolean fits(Batch batch) {
        return positions == batch.positions && windows == batch.windows;
    }

    /** Takes in the dense part of every x(t). */
    void load(float[] x) {
        for (int n = 0; n < dense.rows.length; n++) {
            System.arraycopy(x, n * shape.dense(), dense.rows[n], 0, shape.dense());
        }
    }

    /** Takes in the state (B·2·H·layers) before the first position. */
    void loadState(float[] state) {
        int size = shape.hidden();
        for (int b = 0; b < windows; b++) {
            for (int l = 0; l < layers.length; l++) {
                int h = b * shape.state() + shape.h(l);
                System.arraycopy(state, h, layers[l].hidden().at[0][b], 0, size);
                System.arraycopy(state, h + size, layers[l].cell().at[0][b], 0, size);
            }
        }
    }

    /** Hands out the state (B·2·H·layers) after the last position. */
    void storeState(float[] state) {
        int size = shape.hidden();
        for (int b = 0; b < windows; b++) {
            for (int l = 0; l < layers.length; l++) {
                int h = b * shape.state() + shape.h(l);
                System.arraycopy(layers[l].hidden().at[positions][b], 0, state, h, size);
                System.arraycopy(layers[l].cell().at[positions][b], 0, state, h + size, size);
            }
        }
    }

    /** h of the last layer after position t: (B × H). */
    float[][] top(int position) {
        return layers[layers.length - 1].hidden().at[position + 1];
    }
}
