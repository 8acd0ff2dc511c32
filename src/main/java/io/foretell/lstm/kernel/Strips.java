package io.foretell.lstm.kernel;

import static io.foretell.lstm.kernel.Lanes.COLUMNS;
import static io.foretell.lstm.kernel.Lanes.LANES;
import static io.foretell.lstm.kernel.Lanes.all;
import static io.foretell.lstm.kernel.Lanes.load;

import jdk.incubator.vector.FloatVector;

/**
 * One row of y, from column j on, through panels of {@link Panels} side by side, of which the first begins at
 * {@code at}. Four terms at a time: a vector lies across two cache lines unless the array begins where a line does, and
 * so the eight that follow each other are nine lines instead of twelve.
 */
final class Strips {

    private Strips() {}

    /** Through two panels. */
    static void two(float[] x, int terms, float[] w, int at, float[] y, int j) {
        FloatVector s0 = load(y, j);
        FloatVector s1 = load(y, j + LANES);
        FloatVector s2 = load(y, j + 2 * LANES);
        FloatVector s3 = load(y, j + 3 * LANES);
        int panel = terms * COLUMNS;
        int p = 0;
        int q = at;
        for (; p + 4 <= terms; p += 4, q += 4 * COLUMNS) {
            FloatVector f0 = all(x[p]);
            FloatVector f1 = all(x[p + 1]);
            FloatVector f2 = all(x[p + 2]);
            FloatVector f3 = all(x[p + 3]);
            s0 = f0.fma(load(w, q), s0);
            s1 = f0.fma(load(w, q + LANES), s1);
            s0 = f1.fma(load(w, q + COLUMNS), s0);
            s1 = f1.fma(load(w, q + COLUMNS + LANES), s1);
            s0 = f2.fma(load(w, q + 2 * COLUMNS), s0);
            s1 = f2.fma(load(w, q + 2 * COLUMNS + LANES), s1);
            s0 = f3.fma(load(w, q + 3 * COLUMNS), s0);
            s1 = f3.fma(load(w, q + 3 * COLUMNS + LANES), s1);
            int r = q + panel;
            s2 = f0.fma(load(w, r), s2);
            s3 = f0.fma(load(w, r + LANES), s3);
            s2 = f1.fma(load(w, r + COLUMNS), s2);
            s3 = f1.fma(load(w, r + COLUMNS + LANES), s3);
            s2 = f2.fma(load(w, r + 2 * COLUMNS), s2);
            s3 = f2.fma(load(w, r + 2 * COLUMNS + LANES), s3);
            s2 = f3.fma(load(w, r + 3 * COLUMNS), s2);
            s3 = f3.fma(load(w, r + 3 * COLUMNS + LANES), s3);
        }
        for (; p < terms; p++, q += COLUMNS) {
            FloatVector f = all(x[p]);
            s0 = f.fma(load(w, q), s0);
            s1 = f.fma(load(w, q + LANES), s1);
            s2 = f.fma(load(w, q + panel), s2);
            s3 = f.fma(load(w, q + panel + LANES), s3);
        }
        s0.intoArray(y, j);
        s1.intoArray(y, j + LANES);
        s2.intoArray(y, j + 2 * LANES);
        s3.intoArray(y, j + 3 * LANES);
    }

    /** Through one panel. */
    static void one(float[] x, int terms, float[] w, int at, float[] y, int j) {
        FloatVector s0 = load(y, j);
        FloatVector s1 = load(y, j + LANES);
        int p = 0;
        int q = at;
        for (; p + 4 <= terms; p += 4, q += 4 * COLUMNS) {
            FloatVector f0 = all(x[p]);
            FloatVector f1 = all(x[p + 1]);
            FloatVector f2 = all(x[p + 2]);
            FloatVector f3 = all(x[p + 3]);
            s0 = f0.fma(load(w, q), s0);
            s1 = f0.fma(load(w, q + LANES), s1);
            s0 = f1.fma(load(w, q + COLUMNS), s0);
            s1 = f1.fma(load(w, q + COLUMNS + LANES), s1);
            s0 = f2.fma(load(w, q + 2 * COLUMNS), s0);
            s1 = f2.fma(load(w, q + 2 * COLUMNS + LANES), s1);
            s0 = f3.fma(load(w, q + 3 * COLUMNS), s0);
            s1 = f3.fma(load(w, q + 3 * COLUMNS + LANES), s1);
        }
        for (; p < terms; p++, q += COLUMNS) {
            FloatVector f = all(x[p]);
            s0 = f.fma(load(w, q), s0);
            s1 = f.fma(load(w, q + LANES), s1);
        }
        s0.intoArray(y, j);
        s1.intoArray(y, j + LANES);
    }

    /** Adds the rows of four panels. */
    static void addFour(int terms, float[] w, int at, float[] y, int j) {
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
}
