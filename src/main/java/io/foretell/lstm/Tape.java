package io.foretell.lstm;

import java.util.stream.Stream;

/**
 * What a run over T positions of B windows leaves behind, and what going back needs of it. Reused; not thread-safe.
 *
 * <p>A step is a run with T = 1, which is why events alone, events of many keys at once and windows give the same bits.
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
    record Layer(Grid x, int[] ones, Grid gates, Grid cell, Grid tanh, Grid hidden) {

        static Layer of(Grid x, int[] ones, int positions, int windows, int size) {
            return new Layer(
                    x,
                    ones,
                    new Grid(positions, windows, 4 * size),
                    new Grid(positions + 1, windows, size),
                    new Grid(positions, windows, size),
                    new Grid(positions + 1, windows, size));
        }

        Layer windows(int count) {
            return new Layer(x.windows(count), ones, gates.windows(count), cell.windows(count), tanh.windows(count),
                    hidden.windows(count));
        }
    }

    final int positions; // T
    final int windows; // B
    final Layer[] layers;

    private final Shape shape;

    private Tape(Shape shape, int positions, int windows, Layer[] layers) {
        this.shape = shape;
        this.positions = positions;
        this.windows = windows;
        this.layers = layers;
    }

    static Tape of(Shape shape, int positions, int windows) {
        Layer[] layers = new Layer[shape.layers()];
        Grid x = new Grid(positions, windows, shape.dense());
        int[] ones = new int[positions * windows * shape.active()];
        for (int l = 0; l < layers.length; l++) {
            layers[l] = Layer.of(x, ones, positions, windows, shape.hidden());
            x = layers[l].hidden().from(1);
            ones = new int[0];
        }
        return new Tape(shape, positions, windows, layers);
    }

    /** The same without the windows after the first so many; it shares everything else. */
    Tape windows(int count) {
        return new Tape(shape, positions, count,
                Stream.of(layers).map(layer -> layer.windows(count)).toArray(Layer[]::new));
    }

    boolean fits(Batch batch) {
        return positions == batch.positions && windows == batch.windows;
    }

    /** x(t) of all positions, and the state before the first. */
    void load(Batch batch) {
        for (int n = 0; n < batch.positions * windows; n++) {
            System.arraycopy(batch.dense, n * shape.dense(), layers[0].x().rows[n], 0, shape.dense());
        }
        System.arraycopy(batch.active, 0, layers[0].ones(), 0, batch.active.length);
        for (int b = 0; b < windows; b++) {
            loadState(b, batch.state, b * shape.state());
        }
    }

    /** Takes window b's state (2·H·layers) before the first position from {@code from} on. */
    void loadState(int b, float[] state, int from) {
        int size = shape.hidden();
        for (int l = 0; l < layers.length; l++) {
            int h = from + shape.h(l);
            System.arraycopy(state, h, layers[l].hidden().at[0][b], 0, size);
            System.arraycopy(state, h + size, layers[l].cell().at[0][b], 0, size);
        }
    }

    /** Hands out window b's state (2·H·layers) after the last position. */
    void storeState(int b, float[] state) {
        int size = shape.hidden();
        for (int l = 0; l < layers.length; l++) {
            int h = shape.h(l);
            System.arraycopy(layers[l].hidden().at[positions][b], 0, state, h, size);
            System.arraycopy(layers[l].cell().at[positions][b], 0, state, h + size, size);
        }
    }

    /** h of the last layer after position t: (B × H). */
    float[][] top(int position) {
        return layers[layers.length - 1].hidden().at[position + 1];
    }
}
