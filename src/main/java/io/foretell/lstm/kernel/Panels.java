package io.foretell.lstm.kernel;

import java.util.Arrays;

/**
 * A matrix cut into panels, W columns each, a panel's rows one after the other: what {@link Tiles} read is one stream.
 *
 * <pre>
 * │ panel 0: w[0][0 … W−1] │ w[1][0 … W−1] │ … │ w[P−1][0 … W−1] │ panel 1: w[0][W … 2W−1] │ …
 * </pre>
 * Of the last one only the columns that there are count; zeros stand behind them. A panel serves all rows of x before
 * the next one is read. Rows go by six and by four, so that there are always sums enough under way and none waits for
 * its own last fma; where there are registers enough, four through two panels at once, or eight of a transposed x. A row
 * left over goes through two panels, too, since it waits for w.
 */
final class Panels implements Factor {

    private static final int W = Lanes.COLUMNS;
    private static final int ABREAST = 4; // panels whose rows are summed up
    private static final int FEW = 2; // columns, which many rows multiply faster without vectors

    private final float[] data;
    private float[] flat = {}; // the x that is multiplied transposed, row after row
    private int columns; // J
    private int whole; // panels that are full
    private int first; // of the rows that were taken up
    private int terms; // P

    /** Empty, with room for at most so many terms and columns. */
    Panels(int mostTerms, int mostColumns) {
        data = new float[mostTerms * room(mostColumns)];
    }

    /** Columns, those of the last panel that count nothing included. */
    static int room(int columns) {
        return (columns + W - 1) / W * W;
    }

    @Override
    public void take(float[][] w, int from, int end) {
        first = from;
        terms = end - from;
        columns = terms == 0 ? 0 : w[from].length;
        whole = columns / W;
        for (int j = 0, at = 0; j < columns; j += W) {
            int wide = Math.min(W, columns - j);
            for (int p = from; p < end; p++, at += W) {
                System.arraycopy(w[p], j, data, at, wide);
                if (wide < W) {
                    Arrays.fill(data, at + wide, at + W, 0f);
                }
            }
        }
    }

    private int start(int panel) {
        return panel * terms * W;
    }

    @Override
    public void addRows(float[] y) {
        int panel = 0;
        for (; panel + ABREAST <= whole; panel += ABREAST) {
            Strips.addFour(terms, data, start(panel), y, panel * W);
        }
        for (int j = panel * W; j < columns; j++) {
            int at = start(j / W) + j % W;
            for (int p = 0; p < terms; p++) {
                y[j] += data[at + p * W];
            }
        }
    }

    @Override
    public void multiplyTransposed(float[][] x, float[][] y) {
        int tiled = tiled(y.length);
        flatten(x, tiled);
        for (int panel = 0; panel < whole; panel++) {
            columns(panel, y, tiled);
        }
        float[][] others = Transposition.of(x, first, first + terms, tiled, y.length);
        for (int n = tiled; n < y.length; n++) {
            row(others[n - tiled], whole, y[n]);
        }
        if (whole * W < columns) {
            lastColumns(Transposition.of(x, first, first + terms, 0, y.length), y);
        }
    }

    /** A row that is looked up for each term takes registers that the sums need. */
    private void flatten(float[][] x, int rows) {
        if (flat.length < terms * rows) {
            flat = new float[terms * rows];
        }
        for (int p = 0; p < terms; p++) {
            System.arraycopy(x[first + p], 0, flat, p * rows, rows);
        }
    }

    private void columns(int panel, float[][] y, int rows) {
        int at = start(panel);
        int j = panel * W;
        int n = 0;
        for (; byEight(rows - n); n += 8) {
            ColumnTiles.eight(flat, n, rows, terms, data, at,
                    y[n], y[n + 1], y[n + 2], y[n + 3], y[n + 4], y[n + 5], y[n + 6], y[n + 7], j);
        }
        for (; bySix(rows - n); n += 6) {
            ColumnTiles.six(flat, n, rows, terms, data, at, y[n], y[n + 1], y[n + 2], y[n + 3], y[n + 4], y[n + 5], j);
        }
        for (; n < rows; n += 4) {
            ColumnTiles.four(flat, n, rows, terms, data, at, y[n], y[n + 1], y[n + 2], y[n + 3], j);
        }
    }

    /** Any even number from four on is made of eights, sixes and fours. */
    private static int tiled(int rows) {
        return rows < 4 ? 0 : rows & ~1;
    }

    /** May eight of so many rows go together? What is left must not be two. */
    private static boolean byEight(int rows) {
        return Lanes.MANY_REGISTERS && rows >= 8 && rows != 10;
    }

    private static boolean bySix(int rows) {
        return rows >= 6 && rows != 8;
    }

    @Override
    public void multiply(float[][] x, float[][] y) {
        int panels = panels(y);
        int tiled = tiled(y.length);
        int panel = 0;
        if (Lanes.MANY_REGISTERS) {
            for (; panel + 2 <= panels; panel += 2) {
                wideTiles(x, panel, y, tiled);
            }
        }
        for (; panel < panels; panel++) {
            tiles(x, panel, y, 0, tiled);
        }
        for (int n = tiled; n < y.length; n++) {
            row(x[n], panels, y[n]);
        }
        if (panels * W < columns) {
            lastColumns(x, y);
        }
    }

    /** Those that are multiplied as a whole: the last one too where y has room for its zeros and it is worth it. */
    private int panels(float[][] y) {
        boolean last = columns - whole * W > FEW && y.length > 0 && y[0].length >= (whole + 1) * W;
        return last ? whole + 1 : whole;
    }

    private void wideTiles(float[][] x, int panel, float[][] y, int rows) {
        int at = start(panel);
        int j = panel * W;
        int n = 0;
        for (; rows - n >= 4 && rows - n != 6; n += 4) {
            Tiles.fourWide(x[n], x[n + 1], x[n + 2], x[n + 3], terms, data, at,
                    y[n], y[n + 1], y[n + 2], y[n + 3], j);
        }
        if (n < rows) {
            tiles(x, panel, y, n, rows);
            tiles(x, panel + 1, y, n, rows);
        }
    }

    private void tiles(float[][] x, int panel, float[][] y, int from, int rows) {
        int at = start(panel);
        int j = panel * W;
        int n = from;
        for (; bySix(rows - n); n += 6) {
            Tiles.six(x[n], x[n + 1], x[n + 2], x[n + 3], x[n + 4], x[n + 5], terms, data, at,
                    y[n], y[n + 1], y[n + 2], y[n + 3], y[n + 4], y[n + 5], j);
        }
        for (; n < rows; n += 4) {
            Tiles.four(x[n], x[n + 1], x[n + 2], x[n + 3], terms, data, at, y[n], y[n + 1], y[n + 2], y[n + 3], j);
        }
    }

    private void row(float[] x, int panels, float[] y) {
        int panel = 0;
        for (; panel + 2 <= panels; panel += 2) {
            Strips.two(x, terms, data, start(panel), y, panel * W);
        }
        if (panel < panels) {
            Strips.one(x, terms, data, start(panel), y, panel * W);
        }
    }

    private void lastColumns(float[][] x, float[][] y) {
        LastColumns.multiply(x, terms, data, start(whole), y, whole * W, columns);
    }
}
