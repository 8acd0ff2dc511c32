package io.foretell.lstm;

import java.util.Arrays;

/**
 * B windows of at most T positions, to be run side by side.
 *
 * <p>Position t of window b stands at index t·B + b. A window shorter than T leaves its last positions without targets.
 */
public final class Batch {

    public final Shape shape;
    public final int positions; // T
    public final int windows; // B
    public final float[] dense; // (T·B·dense)
    public final int[] active; // (T·B·active), rising in each position
    public final int[] outputs; // (T·B·slots) which element of z the target speaks of; unused by a Gaussian
    public final float[] targets; // (T·B·slots) NaN: does not count
    public final float[] state; // (B·2·H·layers) the state before the first position
    public int burnIn; // positions at the start whose targets do not count

    public Batch(Shape shape, int positions, int windows) {
        this.shape = shape;
        this.positions = positions;
        this.windows = windows;
        int n = positions * windows;
        dense = new float[n * shape.dense()];
        active = new int[n * shape.active()];
        outputs = new int[n * shape.output().slots()];
        targets = new float[n * shape.output().slots()];
        state = new float[windows * shape.state()];
        Arrays.fill(targets, Float.NaN);
    }

    public int at(int position, int window) {
        return position * windows + window;
    }
}
