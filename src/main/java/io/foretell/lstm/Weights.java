package io.foretell.lstm;

import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * All parameters of a model, or anything of their shape (a gradient, a moment).
 *
 * <p>Stored so that the summed index is the row: the four gates lie side by side in the order i, f, a, o (PyTorch's i, f, g, o).
 * <pre>
 * U_l (D_l × 4H)   W_l (H × 4H)   b_l (1 × 4H)   for every layer l; D_0 = D, D_l = H
 * V (H × K)        c (1 × K)
 * </pre>
 * Mutable: the optimizer writes here. Not thread-safe.
 */
public final class Weights {

    /** Orthogonal W, forget-gate bias 1, scaled uniform U and V; a function of shape and seed alone. */
    public static Weights fresh(Shape shape, long seed) {
        throw new UnsupportedOperationException();
    }

    /** All zero. */
    public static Weights zeros(Shape shape) {
        throw new UnsupportedOperationException();
    }

    public Shape shape() {
        throw new UnsupportedOperationException();
    }

    /** Every tensor in a fixed order: U0, W0, b0, U1, …, V, c. */
    public List<Tensor> tensors() {
        throw new UnsupportedOperationException();
    }

    public FMatrixRMaj input(int layer) {
        throw new UnsupportedOperationException();
    }

    public FMatrixRMaj recurrent(int layer) {
        throw new UnsupportedOperationException();
    }

    public FMatrixRMaj bias(int layer) {
        throw new UnsupportedOperationException();
    }

    public FMatrixRMaj outputWeights() {
        throw new UnsupportedOperationException();
    }

    public FMatrixRMaj outputBias() {
        throw new UnsupportedOperationException();
    }

    public Weights copy() {
        throw new UnsupportedOperationException();
    }

    /** this += factor · other, element by element. */
    public void add(float factor, Weights other) {
        throw new UnsupportedOperationException();
    }

    public boolean finite() {
        throw new UnsupportedOperationException();
    }
}
