package io.foretell.lstm.kernel;

/** Columns as rows. */
final class Transposition {

    private static final int ABREAST = 4; // columns for which a row is looked up once

    private Transposition() {}

    /** The first {@code columns} columns of the rows from {@code from} to before {@code end}. */
    static float[][] of(float[][] rows, int from, int end, int columns) {
        float[][] transposed = new float[columns][end - from];
        into(transposed, rows, from, end);
        return transposed;
    }

    /** @param transposed gets in each of its rows one column, from its beginning on */
    static void into(float[][] transposed, float[][] rows, int from, int end) {
        int j = 0;
        for (; j + ABREAST <= transposed.length; j += ABREAST) {
            four(transposed[j], transposed[j + 1], transposed[j + 2], transposed[j + 3], rows, j, from, end);
        }
        for (; j < transposed.length; j++) {
            for (int p = from; p < end; p++) {
                transposed[j][p - from] = rows[p][j];
            }
        }
    }

    private static void four(
            float[] c0, float[] c1, float[] c2, float[] c3, float[][] rows, int j, int from, int end) {
        for (int p = from; p < end; p++) {
            float[] row = rows[p];
            c0[p - from] = row[j];
            c1[p - from] = row[j + 1];
            c2[p - from] = row[j + 2];
            c3[p - from] = row[j + 3];
        }
    }
}
