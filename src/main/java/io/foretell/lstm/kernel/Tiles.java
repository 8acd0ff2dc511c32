package io.foretell.lstm.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Pieces of y that stay in registers for the whole sum, two vectors wide; w comes from a panel of {@link Panels} that
 * begins at {@code at}, P terms long.
 *
 * <p>Six rows: twelve sums, two vectors of w and one factor are fifteen registers, and AVX2 has sixteen.
 */
final class Tiles {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Columns of a tile. */
    static final int COLUMNS = 2 * LANES;

    private Tiles() {}

    /** Six rows, from column j on. */
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

    /** The same where x lies the other way round: its columns from n on, its rows from {@code from} on. */
    static void sixOfColumns(
            float[][] x, int from, int n, int terms, float[] w, int at,
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
            float[] row = x[from + p];
            FloatVector w0 = load(w, q);
            FloatVector w1 = load(w, q + LANES);
            FloatVector f0 = all(row[n]);
            s00 = f0.fma(w0, s00);
            s01 = f0.fma(w1, s01);
            FloatVector f1 = all(row[n + 1]);
            s10 = f1.fma(w0, s10);
            s11 = f1.fma(w1, s11);
            FloatVector f2 = all(row[n + 2]);
            s20 = f2.fma(w0, s20);
            s21 = f2.fma(w1, s21);
            FloatVector f3 = all(row[n + 3]);
            s30 = f3.fma(w0, s30);
            s31 = f3.fma(w1, s31);
            FloatVector f4 = all(row[n + 4]);
            s40 = f4.fma(w0, s40);
            s41 = f4.fma(w1, s41);
            FloatVector f5 = all(row[n + 5]);
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

    /** Four rows, from column j on. */
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

    /** The same where x lies the other way round: its columns from n on, its rows from {@code from} on. */
    static void fourOfColumns(
            float[][] x, int from, int n, int terms, float[] w, int at,
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
            float[] row = x[from + p];
            FloatVector w0 = load(w, q);
            FloatVector w1 = load(w, q + LANES);
            FloatVector f0 = all(row[n]);
            s00 = f0.fma(w0, s00);
            s01 = f0.fma(w1, s01);
            FloatVector f1 = all(row[n + 1]);
            s10 = f1.fma(w0, s10);
            s11 = f1.fma(w1, s11);
            FloatVector f2 = all(row[n + 2]);
            s20 = f2.fma(w0, s20);
            s21 = f2.fma(w1, s21);
            FloatVector f3 = all(row[n + 3]);
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

    /** One row through four panels side by side, from column j on. */
    static void abreast(float[] x, int terms, float[] w, int at, float[] y, int j) {
        FloatVector s0 = load(y, j);
        FloatVector s1 = load(y, j + LANES);
        FloatVector s2 = load(y, j + 2 * LANES);
        FloatVector s3 = load(y, j + 3 * LANES);
        FloatVector s4 = load(y, j + 4 * LANES);
        FloatVector s5 = load(y, j + 5 * LANES);
        FloatVector s6 = load(y, j + 6 * LANES);
        FloatVector s7 = load(y, j + 7 * LANES);
        int panel = terms * COLUMNS;
        for (int p = 0, q = at; p < terms; p++, q += COLUMNS) {
            FloatVector f = all(x[p]);
            s0 = f.fma(load(w, q), s0);
            s1 = f.fma(load(w, q + LANES), s1);
            s2 = f.fma(load(w, q + panel), s2);
            s3 = f.fma(load(w, q + panel + LANES), s3);
            s4 = f.fma(load(w, q + 2 * panel), s4);
            s5 = f.fma(load(w, q + 2 * panel + LANES), s5);
            s6 = f.fma(load(w, q + 3 * panel), s6);
            s7 = f.fma(load(w, q + 3 * panel + LANES), s7);
        }
        s0.intoArray(y, j);
        s1.intoArray(y, j + LANES);
        s2.intoArray(y, j + 2 * LANES);
        s3.intoArray(y, j + 3 * LANES);
        s4.intoArray(y, j + 4 * LANES);
        s5.intoArray(y, j + 5 * LANES);
        s6.intoArray(y, j + 6 * LANES);
        s7.intoArray(y, j + 7 * LANES);
    }

    /** One row through one panel, from column j on. */
    static void one(float[] x, int terms, float[] w, int at, float[] y, int j) {
        FloatVector s0 = load(y, j);
        FloatVector s1 = load(y, j + LANES);
        for (int p = 0, q = at; p < terms; p++, q += COLUMNS) {
            FloatVector f = all(x[p]);
            s0 = f.fma(load(w, q), s0);
            s1 = f.fma(load(w, q + LANES), s1);
        }
        s0.intoArray(y, j);
        s1.intoArray(y, j + LANES);
    }

    /** The sum of a panel's rows, for four panels side by side, from column j on. */
    static void addAbreast(int terms, float[] w, int at, float[] y, int j) {
        FloatVector s0 = load(y, j);
        FloatVector s1 = load(y, j + LANES);
        FloatVector s2 = load(y, j + 2 * LANES);
        FloatVector s3 = load(y, j + 3 * LANES);
        FloatVector s4 = load(y, j + 4 * LANES);
        FloatVector s5 = load(y, j + 5 * LANES);
        FloatVector s6 = load(y, j + 6 * LANES);
        FloatVector s7 = load(y, j + 7 * LANES);
        int panel = terms * COLUMNS;
        for (int p = 0, q = at; p < terms; p++, q += COLUMNS) {
            s0 = s0.add(load(w, q));
            s1 = s1.add(load(w, q + LANES));
            s2 = s2.add(load(w, q + panel));
            s3 = s3.add(load(w, q + panel + LANES));
            s4 = s4.add(load(w, q + 2 * panel));
            s5 = s5.add(load(w, q + 2 * panel + LANES));
            s6 = s6.add(load(w, q + 3 * panel));
            s7 = s7.add(load(w, q + 3 * panel + LANES));
        }
        s0.intoArray(y, j);
        s1.intoArray(y, j + LANES);
        s2.intoArray(y, j + 2 * LANES);
        s3.intoArray(y, j + 3 * LANES);
        s4.intoArray(y, j + 4 * LANES);
        s5.intoArray(y, j + 5 * LANES);
        s6.intoArray(y, j + 6 * LANES);
        s7.intoArray(y, j + 7 * LANES);
    }

    private static FloatVector load(float[] row, int j) {
        return FloatVector.fromArray(SPECIES, row, j);
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
