package io.foretell.lstm.kernel;

import static io.foretell.lstm.kernel.Lanes.COLUMNS;

/**
 * The columns of y that fill no panel of {@link Panels}, from column j to before {@code end}; w comes from that last
 * panel, which begins at {@code at}. Two at a time, of four rows at once: eight sums under way, so that none waits for
 * its own last fma. What stands in the panel behind an odd last one is multiplied with it, and its product left out.
 */
final class LastColumns {

    private LastColumns() {}

    static void multiply(float[][] x, int terms, float[] w, int at, float[][] y, int j, int end) {
        int n = 0;
        for (; n + 4 <= y.length; n += 4) {
            four(x[n], x[n + 1], x[n + 2], x[n + 3], terms, w, at, y[n], y[n + 1], y[n + 2], y[n + 3], j, end);
        }
        for (; n < y.length; n++) {
            one(x[n], terms, w, at, y[n], j, end);
        }
    }

    private static void four(
            float[] x0, float[] x1, float[] x2, float[] x3, int terms, float[] w, int at,
            float[] y0, float[] y1, float[] y2, float[] y3, int from, int end) {
        for (int j = from, first = at; j < end; j += 2, first += 2) {
            int k = Math.min(j + 1, end - 1);
            float s00 = y0[j];
            float s01 = y0[k];
            float s10 = y1[j];
            float s11 = y1[k];
            float s20 = y2[j];
            float s21 = y2[k];
            float s30 = y3[j];
            float s31 = y3[k];
            for (int p = 0, q = first; p < terms; p++, q += COLUMNS) {
                float w0 = w[q];
                float w1 = w[q + 1];
                s00 = Math.fma(x0[p], w0, s00);
                s01 = Math.fma(x0[p], w1, s01);
                s10 = Math.fma(x1[p], w0, s10);
                s11 = Math.fma(x1[p], w1, s11);
                s20 = Math.fma(x2[p], w0, s20);
                s21 = Math.fma(x2[p], w1, s21);
                s30 = Math.fma(x3[p], w0, s30);
                s31 = Math.fma(x3[p], w1, s31);
            }
            put(y0, j, s00, s01, end);
            put(y1, j, s10, s11, end);
            put(y2, j, s20, s21, end);
            put(y3, j, s30, s31, end);
        }
    }

    private static void one(float[] x, int terms, float[] w, int at, float[] y, int from, int end) {
        for (int j = from, first = at; j < end; j += 2, first += 2) {
            float s0 = y[j];
            float s1 = y[Math.min(j + 1, end - 1)];
            for (int p = 0, q = first; p < terms; p++, q += COLUMNS) {
                s0 = Math.fma(x[p], w[q], s0);
                s1 = Math.fma(x[p], w[q + 1], s1);
            }
            put(y, j, s0, s1, end);
        }
    }

    private static void put(float[] y, int j, float s0, float s1, int end) {
        y[j] = s0;
        if (j + 1 < end) {
            y[j + 1] = s1;
        }
    }
}
