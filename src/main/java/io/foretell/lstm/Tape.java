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
     * @param x      (T·B × dense) the numbers of every x(t); above the first layer the h of the layer below
     * @param ones   (T·B·active) positions of x(t) that are 1; none above the first layer
     * @param gates  (T·B × 4H) i, f, a, o; going back turns them into δz_i, δz_f, δz_a, δz_o
     * @param cell   ((T + 1)·B × H) C, at position t the one before it
     * @param tanh   (T·B × H) tanh(C)
     * @param hidden ((T + 1)·B × H) h, at position t the one before it
     */
    record Layer(float[][] x, int[] ones, Grid gates, Grid cell, Grid tanh, Grid hidden) {

        static Layer of(float[][] x, int[] ones, int positions, int windows, int size) {
            return new Layer(
                    x,
                    ones,
                    new Grid(positions, windows, 4 * size),
                    new Grid(positions + 1, windows, size),
                    new Grid(positions, windows, size),
                    new Grid(positions + 1, windows, size));
        }
    }

    final int positions; // T
    final int windows; // B
    final Layer[] layers;

    private final Shape shape;

    Tape(Shape shape, int positions, int windows) {
        this.shape = shape;
        this.positions = positions;
        this.windows = windows;
        layers = new Layer[shape.layers()];
        float[][] x = new Grid(positions, windows, shape.dense()).rows;
        int[] ones = new int[positions * windows * shape.active()];
        for (int l = 0; l < layers.length; l++) {
            layers[l] = Layer.of(x, ones, positions, windows, shape.hidden());
            x = layers[l].hidden().slice(1, positions + 1);
            ones = new int[0];
        }
    }

    boolean fits(Batch batch) {
        return positions == batch.positions && windows == batch.windows;
    }

    void load(Batch batch) {
        load(batch.dense, batch.active, batch.state);
    }

    /**
     * @param dense  (T·B·dense)
     * @param active (T·B·active)
     * @param state  (B·2·H·layers) before the first position
     */
    void load(float[] dense, int[] active, float[] state) {
        float[][] x = layers[0].x();
        for (int n = 0; n < x.length; n++) {
            System.arraycopy(dense, n * shape.dense(), x[n], 0, shape.dense());
        }
        System.arraycopy(active, 0, layers[0].ones(), 0, layers[0].ones().length);
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
    void store(float[] state) {
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
