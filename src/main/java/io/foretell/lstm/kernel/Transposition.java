package io.foretell.lstm.kernel;

/** Columns as rows. */
final class Transposition {

    private static final int ABREAST = 4; // columns for which a row is looked up once

    private Transposition() {}

    /** The columns from {@code first} to before {@code last} of the rows from {@code from} to before {@code end}. */
    static float[][] of(float[][] rows, int from, int end, int first, int last) {
        float[][] columns = new float[last - first][end - from];
        int j = 0;
        for (; j + ABREAST <= columns.length; j += ABREAST) {
            four(columns[j], columns[j + 1], columns[j + 2], columns[j + 3], rows, first + j, from);
        }
        for (; j < columns.length; j++) {
            for (int p = from; p < end; p++) {
                columns[j][p - from] = rows[p][first + j];
            }
        }
        return columns;
    }

    private static void four(float[] c0, float[] c1, float[] c2, float[] c3, float[][] rows, int j, int from) {
        for (int p = 0; p < c0.length; p++) {
            float[] row = rows[from + p];
            c0[p] = row[j];
            c1[p] = row[j + 1];
            c2[p] = row[j + 2];
            c3[p] = row[j + 3];
        }
    }
}
