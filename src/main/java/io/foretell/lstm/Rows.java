package io.foretell.lstm;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/** Between EJML's matrices, which parameters are stored in, and the rows that the kernels run on. */
final class Rows {

    private Rows() {}

    static void outOf(FMatrixRMaj matrix, float[][] rows) {
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(matrix.data, i * matrix.numCols, rows[i], 0, matrix.numCols);
        }
    }

    static void columnsOf(FMatrixRMaj matrix, float[][] columns) {
        for (int i = 0; i < matrix.numRows; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = matrix.data[i * matrix.numCols + j];
            }
        }
    }

    static void into(float[][] rows, FMatrixRMaj matrix) {
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, matrix.data, i * matrix.numCols, matrix.numCols);
        }
    }

    static void into(float[] row, FMatrixRMaj matrix) {
        System.arraycopy(row, 0, matrix.data, 0, row.length);
    }

    static float[][] transposed(float[][] rows) {
        return transposed(rows, 0, rows.length);
    }

    /** The rows from {@code from} to before {@code end}, as columns. */
    static float[][] transposed(float[][] rows, int from, int end) {
        float[][] columns = new float[rows[0].length][end - from];
        for (int i = from; i < end; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i - from] = rows[i][j];
            }
        }
        return columns;
    }

    static void clear(float[][] rows) {
        for (float[] row : rows) {
            Arrays.fill(row, 0f);
        }
    }
}
