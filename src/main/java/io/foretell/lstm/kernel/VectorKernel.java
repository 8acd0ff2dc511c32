package io.foretell.lstm.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API, lanes across the outputs. A product goes tile by tile: 4 rows times 2 vectors of y stay in
 * registers for the whole sum, so that each vector of w that is read serves four rows. A row left over takes 8
 * vectors at a time, a column left over the same chain of fma as a scalar.
 */
final class VectorKernel implements Kernel {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private static final int TILE_ROWS = 4;
    private static final int TILE_COLUMNS = 2 * LANES;
    private static final int STRIP_COLUMNS = 8 * LANES;

    @Override
    public String name() {
        return "Vector API, " + LANES + " lanes";
    }

    @Override
    public void multiply(float[][] x, float[][] w, float[][] y) {
        int n = 0;
        for (; n + TILE_ROWS <= y.length; n += TILE_ROWS) {
            int columns = y[n].length;
            int j = 0;
            for (; j + TILE_COLUMNS <= columns; j += TILE_COLUMNS) {
                tile(x[n], x[n + 1], x[n + 2], x[n + 3], w, j, y[n], y[n + 1], y[n + 2], y[n + 3]);
            }
            for (; j < columns; j++) {
                column(x[n], x[n + 1], x[n + 2], x[n + 3], w, j, y[n], y[n + 1], y[n + 2], y[n + 3]);
            }
        }
        for (; n < y.length; n++) {
            row(x[n], w, y[n]);
        }
    }

    /** Four rows, two vectors from column j on. */
    private static void tile(
            float[] x0, float[] x1, float[] x2, float[] x3, float[][] w, int j,
            float[] y0, float[] y1, float[] y2, float[] y3) {
        int k = j + LANES;
        FloatVector s00 = load(y0, j);
        FloatVector s01 = load(y0, k);
        FloatVector s10 = load(y1, j);
        FloatVector s11 = load(y1, k);
        FloatVector s20 = load(y2, j);
        FloatVector s21 = load(y2, k);
        FloatVector s30 = load(y3, j);
        FloatVector s31 = load(y3, k);
        for (int p = 0; p < w.length; p++) {
            FloatVector w0 = load(w[p], j);
            FloatVector w1 = load(w[p], k);
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

    /** Four rows, column j: four chains at once, since each waits for its own last fma. */
    private static void column(
            float[] x0, float[] x1, float[] x2, float[] x3, float[][] w, int j,
            float[] y0, float[] y1, float[] y2, float[] y3) {
        float s0 = y0[j];
        float s1 = y1[j];
        float s2 = y2[j];
        float s3 = y3[j];
        for (int p = 0; p < w.length; p++) {
            float wp = w[p][j];
            s0 = Math.fma(x0[p], wp, s0);
            s1 = Math.fma(x1[p], wp, s1);
            s2 = Math.fma(x2[p], wp, s2);
            s3 = Math.fma(x3[p], wp, s3);
        }
        y0[j] = s0;
        y1[j] = s1;
        y2[j] = s2;
        y3[j] = s3;
    }

    /** One row. */
    private static void row(float[] x, float[][] w, float[] y) {
        int j = 0;
        for (; j + STRIP_COLUMNS <= y.length; j += STRIP_COLUMNS) {
            strip(x, w, j, y);
        }
        for (; j + LANES <= y.length; j += LANES) {
            FloatVector s = load(y, j);
            for (int p = 0; p < w.length; p++) {
                s = all(x[p]).fma(load(w[p], j), s);
            }
            s.intoArray(y, j);
        }
        for (; j < y.length; j++) {
            float s = y[j];
            for (int p = 0; p < w.length; p++) {
                s = Math.fma(x[p], w[p][j], s);
            }
            y[j] = s;
        }
    }

    /** One row, eight vectors from column j on. */
    private static void strip(float[] x, float[][] w, int j, float[] y) {
        FloatVector s0 = load(y, j);
        FloatVector s1 = load(y, j + LANES);
        FloatVector s2 = load(y, j + 2 * LANES);
        FloatVector s3 = load(y, j + 3 * LANES);
        FloatVector s4 = load(y, j + 4 * LANES);
        FloatVector s5 = load(y, j + 5 * LANES);
        FloatVector s6 = load(y, j + 6 * LANES);
        FloatVector s7 = load(y, j + 7 * LANES);
        for (int p = 0; p < w.length; p++) {
            float[] wp = w[p];
            FloatVector f = all(x[p]);
            s0 = f.fma(load(wp, j), s0);
            s1 = f.fma(load(wp, j + LANES), s1);
            s2 = f.fma(load(wp, j + 2 * LANES), s2);
            s3 = f.fma(load(wp, j + 3 * LANES), s3);
            s4 = f.fma(load(wp, j + 4 * LANES), s4);
            s5 = f.fma(load(wp, j + 5 * LANES), s5);
            s6 = f.fma(load(wp, j + 6 * LANES), s6);
            s7 = f.fma(load(wp, j + 7 * LANES), s7);
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

    @Override
    public void add(float factor, float[] x, float[] y) {
        FloatVector f = all(factor);
        int j = 0;
        for (; j + LANES <= y.length; j += LANES) {
            f.fma(load(x, j), load(y, j)).intoArray(y, j);
        }
        for (; j < y.length; j++) {
            y[j] = Math.fma(factor, x[j], y[j]);
        }
    }

    @Override
    public void forward(float[] gates, float[] before, float[] cell, float[] tanh, float[] hidden) {
        VectorCell.forward(gates, before, cell, tanh, hidden);
    }

    @Override
    public void backward(float[] gates, float[] before, float[] tanh, float[] dHidden, float[] dCell) {
        VectorCell.backward(gates, before, tanh, dHidden, dCell);
    }

    private static FloatVector load(float[] row, int j) {
        return FloatVector.fromArray(SPECIES, row, j);
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
