package io.foretell.lstm;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * All parameters of a model, or anything of their shape (a gradient, a moment).
 *
 * <p>Stored so that the summed index is the row: the four gates lie side by side in the order i, f, a, o (PyTorch's
 * i, f, g, o).
 * <pre>
 * U_l (D_l × 4H)   W_l (H × 4H)   b_l (1 × 4H)   for every layer l; D_0 = D, D_l = H
 * V (H × K)        c (1 × K)
 * </pre>
 * Mutable: the optimizer writes here. Not thread-safe.
 */
public final class Weights {

    private static final int PER_LAYER = 3; // U, W, b

    private final Shape shape;
    private final List<Tensor> tensors;

    private Weights(Shape shape, List<Tensor> tensors) {
        this.shape = shape;
        this.tensors = List.copyOf(tensors);
    }

    /** Orthogonal W, forget-gate bias 1, scaled uniform U and V; a function of shape and seed alone. */
    public static Weights fresh(Shape shape, long seed) {
        Weights weights = zeros(shape);
        new FreshStart(seed).fill(weights);
        return weights;
    }

    /** All zero. */
    public static Weights zeros(Shape shape) {
        int gates = 4 * shape.hidden();
        List<Tensor> tensors = new ArrayList<>();
        for (int l = 0; l < shape.layers(); l++) {
            tensors.add(tensor("U" + l, l == 0 ? shape.inputs() : shape.hidden(), gates));
            tensors.add(tensor("W" + l, shape.hidden(), gates));
            tensors.add(tensor("b" + l, 1, gates));
        }
        tensors.add(tensor("V", shape.hidden(), shape.output().size()));
        tensors.add(tensor("c", 1, shape.output().size()));
        return new Weights(shape, tensors);
    }

    private static Tensor tensor(String name, int rows, int columns) {
        return new Tensor(name, new FMatrixRMaj(rows, columns));
    }

    public Shape shape() {
        return shape;
    }

    /** Every tensor in a fixed order: U0, W0, b0, U1, …, V, c. */
    public List<Tensor> tensors() {
        return tensors;
    }

    /** U of a layer (D_l × 4H). */
    public FMatrixRMaj input(int layer) {
        return tensors.get(PER_LAYER * layer).matrix();
    }

    /** W of a layer (H × 4H). */
    public FMatrixRMaj recurrent(int layer) {
        return tensors.get(PER_LAYER * layer + 1).matrix();
    }

    /** b of a layer (1 × 4H). */
    public FMatrixRMaj bias(int layer) {
        return tensors.get(PER_LAYER * layer + 2).matrix();
    }

    /** V (H × K). */
    public FMatrixRMaj outputWeights() {
        return tensors.get(tensors.size() - 2).matrix();
    }

    /** c (1 × K). */
    public FMatrixRMaj outputBias() {
        return tensors.get(tensors.size() - 1).matrix();
    }

    /** The floats of the k-th tensor, row after row. */
    float[] array(int k) {
        return tensors.get(k).matrix().data;
    }

    /** Is the k-th tensor a b or c? */
    boolean isBias(int k) {
        return k == tensors.size() - 1 || k < tensors.size() - 2 && k % PER_LAYER == 2;
    }

    /** Number of floats in all tensors. */
    public int size() {
        return tensors.stream().mapToInt(tensor -> tensor.matrix().getNumElements()).sum();
    }

    public Weights copy() {
        Weights copy = zeros(shape);
        copy.become(this);
        return copy;
    }

    /** this ← other, of the same shape. */
    public void become(Weights other) {
        for (int k = 0; k < tensors.size(); k++) {
            tensors.get(k).matrix().setTo(other.tensors.get(k).matrix());
        }
    }

    /** this += factor · other, element by element. */
    public void add(float factor, Weights other) {
        if (!shape.equals(other.shape)) {
            throw new IllegalArgumentException(
                    "weights: shape=" + other.shape + ", only those of the same shape add up: " + shape);
        }
        for (int k = 0; k < tensors.size(); k++) {
            float[] mine = array(k);
            float[] theirs = other.array(k);
            for (int j = 0; j < mine.length; j++) {
                mine[j] = Math.fma(factor, theirs[j], mine[j]);
            }
        }
    }

    /** No NaN and no infinity anywhere. */
    public boolean finite() {
        for (Tensor tensor : tensors) {
            for (float value : tensor.matrix().data) {
                if (!Float.isFinite(value)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** All floats, tensor after tensor, row after row. */
    void write(ByteBuffer out) {
        for (Tensor tensor : tensors) {
            for (float value : tensor.matrix().data) {
                out.putFloat(value);
            }
        }
    }

    void read(ByteBuffer in) {
        for (Tensor tensor : tensors) {
            float[] values = tensor.matrix().data;
            for (int j = 0; j < values.length; j++) {
                values[j] = in.getFloat();
            }
        }
    }
}
