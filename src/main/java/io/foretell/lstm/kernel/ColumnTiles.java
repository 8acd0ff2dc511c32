package io.foretell.lstm.kernel;

import static io.foretell.lstm.kernel.Lanes.COLUMNS;
import static io.foretell.lstm.kernel.Lanes.LANES;
import static io.foretell.lstm.kernel.Lanes.all;
import static io.foretell.lstm.kernel.Lanes.load;

import jdk.incubator.vector.FloatVector;

/**
 * What {@link Tiles} does, where x lies the other way round: term after term in one array, as many numbers each as y has
 * rows, of which those from n on count.
 */
final class ColumnTiles {

    private ColumnTiles() {}

    /** Eight rows: where registers are 32. */
    static void eight(
            float[] x, int n, int rows, int terms, float[] w, int at,
            float[] y0, float[] y1, float[] y2, float[] y3, float[] y4, float[] y5, float[] y6, float[] y7, int j) {
        int k = j + LANES;
        FloatVector s00 = load(y0, j);
        FloatVector s01 = load(y0, k);
        FloatVector s10 = load(y1, j);
        FloatVector s11 = load(y1, k);
        FloatVector s20 = load(y2, j);
        FloatVector s21 = load(y2, k);
        FloatVector s30 = load(y3, j);
        FloatVector s31 = load(y3, k);
        FloatVector s40 = load(y4, j);
        FloatVector s41 = load(y4, k);
        FloatVector s50 = load(y5, j);
        FloatVector s51 = load(y5, k);
        FloatVector s60 = load(y6, j);
        FloatVector s61 = load(y6, k);
        FloatVector s70 = load(y7, j);
        FloatVector s71 = load(y7, k);
        for (int i = n, q = at, end = at + terms * COLUMNS; q < end; i += rows, q += COLUMNS) {
            FloatVector w0 = load(w, q);
            FloatVector w1 = load(w, q + LANES);
            FloatVector f0 = all(x[i]);
            s00 = f0.fma(w0, s00);
            s01 = f0.fma(w1, s01);
            FloatVector f1 = all(x[i + 1]);
            s10 = f1.fma(w0, s10);
            s11 = f1.fma(w1, s11);
            FloatVector f2 = all(x[i + 2]);
            s20 = f2.fma(w0, s20);
            s21 = f2.fma(w1, s21);
            FloatVector f3 = all(x[i + 3]);
            s30 = f3.fma(w0, s30);
            s31 = f3.fma(w1, s31);
            FloatVector f4 = all(x[i + 4]);
            s40 = f4.fma(w0, s40);
            s41 = f4.fma(w1, s41);
            FloatVector f5 = all(x[i + 5]);
            s50 = f5.fma(w0, s50);
            s51 = f5.fma(w1, s51);
            FloatVector f6 = all(x[i + 6]);
            s60 = f6.fma(w0, s60);
            s61 = f6.fma(w1, s61);
            FloatVector f7 = all(x[i + 7]);
            s70 = f7.fma(w0, s70);
            s71 = f7.fma(w1, s71);
        }
        s00.intoArray(y0, j);
        s01.intoArray(y0, k);
        s10.intoArray(y1, j);
        s11.intoArray(y1, k);
        s20.intoArray(y2, j);
        s21.intoArray(y2, k);
        s30.intoArray(y3, j);
        s31.intoArray(y3, k);
        s40.intoArray(y4, j);
        s41.intoArray(y4, k);
        s50.intoArray(y5, j);
        s51.intoArray(y5, k);
        s60.intoArray(y6, j);
        s61.intoArray(y6, k);
        s70.intoArray(y7, j);
        s71.intoArray(y7, k);
    }

    /** Six rows. */
    static void six(
            float[] x, int n, int rows, int terms, float[] w, int at,
            float[] y0, float[] y1, float[] y2, float[] y3, float[] y4, float[] y5, int j) {
        int k = j + LANES;
        FloatVector s00 = load(y0, j);
        FloatVector s01 = load(y0, k);
        FloatVector s10 = load(y1, j);
        FloatVector s11 = load(y1, k);
        FloatVector s20 = load(y2, j);
        FloatVector s21 = load(y2, k);
        FloatVector s30 = load(y3, j);
        FloatVector s31 = load(y3, k);
        FloatVector s40 = load(y4, j);
        FloatVector s41 = load(y4, k);
        FloatVector s50 = load(y5, j);
        FloatVector s51 = load(y5, k);
        for (int i = n, q = at, end = at + terms * COLUMNS; q < end; i += rows, q += COLUMNS) {
            FloatVector w0 = load(w, q);
            FloatVector w1 = load(w, q + LANES);
            FloatVector f0 = all(x[i]);
            s00 = f0.fma(w0, s00);
            s01 = f0.fma(w1, s01);
            FloatVector f1 = all(x[i + 1]);
            s10 = f1.fma(w0, s10);
            s11 = f1.fma(w1, s11);
            FloatVector f2 = all(x[i + 2]);
            s20 = f2.fma(w0, s20);
            s21 = f2.fma(w1, s21);
            FloatVector f3 = all(x[i + 3]);
            s30 = f3.fma(w0, s30);
            s31 = f3.fma(w1, s31);
            FloatVector f4 = all(x[i + 4]);
            s40 = f4.fma(w0, s40);
            s41 = f4.fma(w1, s41);
            FloatVector f5 = all(x[i + 5]);
            s50 = f5.fma(w0, s50);
            s51 = f5.fma(w1, s51);
        }
        s00.intoArray(y0, j);
        s01.intoArray(y0, k);
        s10.intoArray(y1, j);
        s11.intoArray(y1, k);
        s20.intoArray(y2, j);
        s21.intoArray(y2, k);
        s30.intoArray(y3, j);
        s31.intoArray(y3, k);
        s40.intoArray(y4, j);
        s41.intoArray(y4, k);
        s50.intoArray(y5, j);
        s51.intoArray(y5, k);
    }

    /** Four rows. */
    static void four(
            float[] x, int n, int rows, int terms, float[] w, int at,
            float[] y0, float[] y1, float[] y2, float[] y3, int j) {
        int k = j + LANES;
        FloatVector s00 = load(y0, j);
        FloatVector s01 = load(y0, k);
        FloatVector s10 = load(y1, j);
        FloatVector s11 = load(y1, k);
        FloatVector s20 = load(y2, j);
        FloatVector s21 = load(y2, k);
        FloatVector s30 = load(y3, j);
        FloatVector s31 = load(y3, k);
        for (int i = n, q = at, end = at + terms * COLUMNS; q < end; i += rows, q += COLUMNS) {
            FloatVector w0 = load(w, q);
            FloatVector w1 = load(w, q + LANES);
            FloatVector f0 = all(x[i]);
            s00 = f0.fma(w0, s00);
            s01 = f0.fma(w1, s01);
            FloatVector f1 = all(x[i + 1]);
            s10 = f1.fma(w0, s10);
            s11 = f1.fma(w1, s11);
            FloatVector f2 = all(x[i + 2]);
            s20 = f2.fma(w0, s20);
            s21 = f2.fma(w1, s21);
            FloatVector f3 = all(x[i + 3]);
            s30 = f3.fma(w0, s30);
            s31 = f3.fma(w1, s31);
        }
        s00.intoArray(y0, j);
        s01.intoArray(y0, k);
        s10.intoArray(y1, j);
        s11.intoArray(y1, k);
        s20.intoArray(y2, j);
        s21.intoArray(y2, k);
        s30.intoArray(y3, j);
        s31.intoArray(y3, k);
    }
}
