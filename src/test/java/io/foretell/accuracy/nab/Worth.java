package io.foretell.accuracy.nab;

import java.util.List;

/**
 * What an alarm at a row is worth before the profile weighs it: the more the earlier in a window, the less the farther
 * behind one. With S(x) = 2 / (1 + e^5x) − 1, and S = −1 beyond x = 3, for a window of n rows that ends with row e:
 *
 * <pre>
 * row i in the window          S(−(e − i + 1) / n) / S(−1)     1 at its first row
 * behind it, before the next   S((i − e) / (n − 1))
 * before the first window      −1
 * </pre>
 */
final class Worth {

    private static final double FAR = 3;
    private static final double STEEPNESS = 5;
    private static final double FIRST_ROW = sigmoid(-1);

    private Worth() {}

    private static double sigmoid(double x) {
        return x > FAR ? -1 : 2 / (1 + StrictMath.exp(STEEPNESS * x)) - 1;
    }

    /** Of each row of a series. */
    static double[] of(Series series) {
        double[] worth = new double[series.rows()];
        List<Window> windows = series.windows();
        int reached = -1; // the last window that has begun
        for (int i = 0; i < worth.length; i++) {
            if (reached + 1 < windows.size() && windows.get(reached + 1).first() == i) {
                reached++;
            }
            worth[i] = reached < 0 ? -1 : of(windows.get(reached), i);
        }
        return worth;
    }

    private static double of(Window window, int row) {
        double beyond = row - window.last();
        return window.contains(row)
                ? sigmoid((beyond - 1) / window.rows()) / FIRST_ROW
                : sigmoid(beyond / (window.rows() - 1));
    }
}
