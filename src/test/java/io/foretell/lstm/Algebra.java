package io.foretell.lstm;

import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Column vectors and matrices as one writes them on paper: nothing is changed in place. */
final class Algebra {

    private Algebra() {}

    static DMatrixRMaj zeros(int rows) {
        return new DMatrixRMaj(rows, 1);
    }

    static DMatrixRMaj zeros(int rows, int columns) {
        return new DMatrixRMaj(rows, columns);
    }

    /** A x. */
    static DMatrixRMaj times(DMatrixRMaj a, DMatrixRMaj x) {
        return CommonOps_DDRM.mult(a, x, null);
    }

    /** Aᵀ x. */
    static DMatrixRMaj transposedTimes(DMatrixRMaj a, DMatrixRMaj x) {
        return CommonOps_DDRM.multTransA(a, x, null);
    }

    /** x yᵀ. */
    static DMatrixRMaj outer(DMatrixRMaj x, DMatrixRMaj y) {
        return CommonOps_DDRM.multTransB(x, y, null);
    }

    static DMatrixRMaj plus(DMatrixRMaj first, DMatrixRMaj... others) {
        DMatrixRMaj sum = first.copy();
        for (DMatrixRMaj other : others) {
            CommonOps_DDRM.addEquals(sum, other);
        }
        return sum;
    }

    /** x * y * …, Hadamard. */
    static DMatrixRMaj hadamard(DMatrixRMaj first, DMatrixRMaj... others) {
        DMatrixRMaj product = first.copy();
        for (DMatrixRMaj other : others) {
            CommonOps_DDRM.elementMult(product, other);
        }
        return product;
    }

    static DMatrixRMaj map(DMatrixRMaj x, DoubleUnaryOperator f) {
        DMatrixRMaj y = x.copy();
        for (int k = 0; k < y.data.length; k++) {
            y.data[k] = f.applyAsDouble(y.data[k]);
        }
        return y;
    }

    static DMatrixRMaj sigmoid(DMatrixRMaj z) {
        return map(z, value -> 1 / (1 + Math.exp(-value)));
    }

    static DMatrixRMaj tanh(DMatrixRMaj z) {
        return map(z, Math::tanh);
    }

    /** y(1 − y): the derivative of σ by its value. */
    static DMatrixRMaj sigmoidSlope(DMatrixRMaj y) {
        return map(y, value -> value * (1 - value));
    }

    /** 1 − y²: the derivative of tanh by its value. */
    static DMatrixRMaj tanhSlope(DMatrixRMaj y) {
        return map(y, value -> 1 - value * value);
    }
}
