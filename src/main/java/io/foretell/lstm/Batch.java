package io.foretell.lstm;

import java.util.Arrays;

/**
 * B windows of at most T positions, to be run side by side.
 *
 * <p>Position t of window b stands at index t·B + b. A window shorter than T leaves its last positions without targets.
 * Mutable, so that a caller may fill the same one again. Not thread-safe.
 */
public final class Batch {

    public final Shape shape;
    public final int positions; // T
    public final int windows; // B
    public final int burnIn; // positions at the start that only run forward: their targets do not count
    public final float[] dense; // (T·B·dense)
    public final int[] active; // (T·B·active), rising in each position, within [dense, D)
    public final int[] outputs; // (T·B·slots) σ: the element of z that the target speaks of; softmax: the category
    public final float[] targets; // (T·B·slots) σ: 0 or 1; Gaussian: the number; softmax: anything; NaN: does not count
    public final float[] state; // (B·2·H·layers) the state before the first position

    /** A batch of zeros in which no target counts yet. */
    public Batch(Shape shape, int positions, int windows, int burnIn) {
        if (positions < 1 || windows < 1 || burnIn < 0 || burnIn >= positions) {
            throw new IllegalArgumentException("batch: positions=" + positions + ", windows=" + windows + ", burnIn="
                    + burnIn + "; a batch has a window, a position, and a position after its burn-in");
        }
        this.shape = shape;
        this.positions = positions;
        this.windows = windows;
        this.burnIn = burnIn;
        int n = positions * windows;
        dense = new float[n * shape.dense()];
        active = new int[n * shape.active()];
        outputs = new int[n * shape.output().slots()];
        targets = new float[n * shape.output().slots()];
        state = new float[windows * shape.state()];
        Arrays.fill(targets, Float.NaN);
    }

    /** n = t·B + b. */
    public int at(int position, int window) {
        return position * windows + window;
    }

    /** Targets after the burn-in that are not NaN. */
    public long counted() {
        long count = 0;
        for (int k = burnIn * windows * shape.output().slots(); k < targets.length; k++) {
            if (!Float.isNaN(targets[k])) {
                count++;
            }
        }
        return count;
    }
}
