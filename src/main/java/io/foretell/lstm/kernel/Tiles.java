package io.foretell.lstm.kernel;

import static io.foretell.lstm.kernel.Lanes.COLUMNS;
import static io.foretell.lstm.kernel.Lanes.LANES;
import static io.foretell.lstm.kernel.Lanes.all;
import static io.foretell.lstm.kernel.Lanes.load;

import jdk.incubator.vector.FloatVector;

/**
 * Pieces of y that stay in registers for the whole sum, as wide as a panel, two vectors, unless said otherwise, from
 * column j on; w comes from a panel of {@link Panels} that begins at {@code at}, P terms long.
 *
 * <p>Six rows: twelve sums, two vectors of w and one factor are fifteen registers, and AVX2 has sixteen.
 */
final class Tiles {

    private Tiles() {}

    /**
     * Four rows, four vectors wide, through two panels side by side: where registers are 32. Sixteen sums like those of
     * eight rows two vectors wide, but the places of nine arrays are more than there are registers for, and the compiler
     * would have them come and go through those of vectors.
     */
    static void fourWide(
            float[] x0, float[] x1, float[] x2, float[] x3, int terms, float[] w, int at,
            float[] y0, float[] y1, float[] y2, float[] y3, int j) {
        FloatVector s00 = load(y0, j);
        FloatVector s01 = load(y0, j + LANES);
        FloatVector s02 = load(y0, j + 2 * LANES);
        FloatVector s03 = load(y0, j + 3 * LANES);
        FloatVector s10 = load(y1, j);
        FloatVector s11 = load(y1, j + LANES);
        FloatVector s12 = load(y1, j + 2 * LANES);
        FloatVector s13 = load(y1, j + 3 * LANES);
        FloatVector s20 = load(y2, j);
        FloatVector s21 = load(y2, j + LANES);
        FloatVector s22 = load(y2, j + 2 * LANES);
        FloatVector s23 = load(y2, j + 3 * LANES);
        FloatVector s30 = load(y3, j);
        FloatVector s31 = load(y3, j + LANES);
        FloatVector s32 = load(y3, j + 2 * LANES);
        FloatVector s33 = load(y3, j + 3 * LANES);
        int panel = terms * COLUMNS;
        for (int p = 0, q = at; p < terms; p++, q += COLUMNS) {
            FloatVector w0 = load(w, q);
            FloatVector w1 = load(w, q + LANES);
            FloatVector w2 = load(w, q + panel);
            FloatVector w3 = load(w, q + panel + LANES);
            FloatVector f0 = all(x0[p]);
            s00 = f0.fma(w0, s00);
            s01 = f0.fma(w1, s01);
            s02 = f0.fma(w2, s02);
            s03 = f0.fma(w3, s03);
            FloatVector f1 = all(x1[p]);
            s10 = f1.fma(w0, s10);
            s11 = f1.fma(w1, s11);
            s12 = f1.fma(w2, s12);
            s13 = f1.fma(w3, s13);
            FloatVector f2 = all(x2[p]);
            s20 = f2.fma(w0, s20);
            s21 = f2.fma(w1, s21);
            s22 = f2.fma(w2, s22);
            s23 = f2.fma(w3, s23);
            FloatVector f3 = all(x3[p]);
            s30 = f3.fma(w0, s30);
            s31 = f3.fma(w1, s31);
            s32 = f3.fma(w2, s32);
            s33 = f3.fma(w3, s33);
        }
        s00.intoArray(y0, j);
        s01.intoArray(y0, j + LANES);
        s02.intoArray(y0, j + 2 * LANES);
        s03.intoArray(y0, j + 3 * LANES);
        s10.intoArray(y1, j);
        s11.intoArray(y1, j + LANES);
        s12.intoArray(y1, j + 2 * LANES);
        s13.intoArray(y1, j + 3 * LANES);
        s20.intoArray(y2, j);
        s21.intoArray(y2, j + LANES);
        s22.intoArray(y2, j + 2 * LANES);
        s23.intoArray(y2, j + 3 * LANES);
        s30.intoArray(y3, j);
        s31.intoArray(y3, j + LANES);
        s32.intoArray(y3, j + 2 * LANES);
        s33.intoArray(y3, j + 3 * LANES);
    }

    /** Six rows. */
    static void six(
            float[] x0, float[] x1, float[] x2, float[] x3, float[] x4, float[] x5, int terms, float[] w, int at,
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
        for (int p = 0, q = at; p < terms; p++, q += COLUMNS) {
            FloatVector w0 = load(w, q);
            FloatVector w1 = load(w, q + LANES);
            FloatVector f0 = all(x0[p]);
            s00 = f0.fma(w0, s00);
            s01 = f0.fma(w1, s01);
            FloatVector f1 = all(x1[p]);
            s10 = f1.fma(w0, s10);
            s11 = f1.fma(w1, s11);
            FloatVector f2 = all(x2[p]);
            s20 = f2.fma(w0, s20);
            s21 = f2.fma(w1, s21);
            FloatVector f3 = all(x3[p]);
            s30 = f3.fma(w0, s30);
            s31 = f3.fma(w1, s31);
            FloatVector f4 = all(x4[p]);
            s40 = f4.fma(w0, s40);
            s41 = f4.fma(w1, s41);
            FloatVector f5 = all(x5[p]);
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
            float[] x0, float[] x1, float[] x2, float[] x3, int terms, float[] w, int at,
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
        for (int p = 0, q = at; p < terms; p++, q += COLUMNS) {
            FloatVector w0 = load(w, q);
            FloatVector w1 = load(w, q + LANES);
            FloatVector f0 = all(x0[p]);
            s00 = f0.fma(w0, s00);
            s01 = f0.fma(w1, s01);
            FloatVector f1 = all(x1[p]);
            s10 = f1.fma(w0, s10);
            s11 = f1.fma(w1, s11);
            FloatVector f2 = all(x2[p]);
            s20 = f2.fma(w0, s20);
            s21 = f2.fma(w1, s21);
            FloatVector f3 = all(x3[p]);
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
