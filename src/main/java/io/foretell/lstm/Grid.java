package io.foretell.lstm;

import java.util.Arrays;
import java.util.stream.Stream;

/** T positions of B rows each: row t·B + b belongs to position t of window b. All views share the rows. */
final class Grid {

    final float[][] rows; // (T·B, columns)
    final float[][][] at; // (T, B, columns) the same rows by position

    private Grid(float[][][] at) {
        this.at = at;
        rows = Stream.of(at).flatMap(Stream::of).toArray(float[][]::new);
    }

    Grid(int positions, int windows, int columns) {
        this(new float[positions][windows][columns]);
    }

    /** Without the positions before {@code first}. */
    Grid from(int first) {
        return new Grid(Arrays.copyOfRange(at, first, at.length));
    }

    /** Without the windows after the first so many. */
    Grid windows(int count) {
        return new Grid(Stream.of(at).map(position -> Arrays.copyOf(position, count)).toArray(float[][][]::new));
    }

    /** Without the positions from {@code end} on. */
    Grid to(int end) {
        return new Grid(Arrays.copyOf(at, end));
    }

    /** The rows from the last position to the first; within each in their order. */
    float[][] falling() {
        float[][] falling = new float[rows.length][];
        for (int t = at.length - 1, n = 0; t >= 0; n += at[t].length, t--) {
            System.arraycopy(at[t], 0, falling, n, at[t].length);
        }
        return falling;
    }
}
