package io.foretell.speed;

import org.ejml.data.FMatrixRMaj;

/**
 * Our weights in the layout of another: ours lie by summed index, the gates side by side in the order i, f, a, o.
 */
final class Turned {

    private Turned() {}

    /** (P × G·H) ➜ (G·H × P), the gates in another order: {@code {0, 3, 1, 2}} is i, o, f, a. */
    static float[] rows(FMatrixRMaj matrix, int... gates) {
        int size = matrix.numCols / gates.length;
        float[] turned = new float[matrix.getNumElements()];
        for (int column = 0; column < matrix.numCols; column++) {
            int from = gates[column / size] * size + column % size;
            for (int p = 0; p < matrix.numRows; p++) {
                turned[column * matrix.numRows + p] = matrix.get(p, from);
            }
        }
        return turned;
    }

    /** (P × G·H), the gates in another order. */
    static float[] columns(FMatrixRMaj matrix, int... gates) {
        int size = matrix.numCols / gates.length;
        float[] turned = new float[matrix.getNumElements()];
        for (int p = 0; p < matrix.numRows; p++) {
            for (int column = 0; column < matrix.numCols; column++) {
                turned[p * matrix.numCols + column] = matrix.get(p, gates[column / size] * size + column % size);
            }
        }
        return turned;
    }
}
