package io.foretell.lstm;

import java.util.Arrays;

/** T positions of B rows each: row t·B + b belongs to position t of window b. The views share the rows. */
final class Grid {

    final float[][] rows; // (T·B, columns)
    final float[][][] at; // (T, B, columns) the same rows by position

    Grid(int positions, int windows, int columns) {
        rows = new float[positions * windows][columns];
        at = new float[positions][][];
        for (int t = 0; t < positions; t++) {
            at[t] = Arrays.copyOfRange(rows, t * windows, (t + 1) * windows);
        }
    }

    /** The rows of positions {@code from} to before {@code to}. */
    float[][] slice(int from, int to) {
        int windows = at[0].length;
        return Arrays.copyOfRange(rows, from * windows, to * windows);
    }

    void clear() {
        Rows.clear(rows);
    }
}
