package io.foretell.lstm.kernel;

/**
 * The inner loops. Matrices are rows, {@code float[rows][columns]}; a slice of rows is an array that shares them.
 *
 * <p>Every element of a product is one chain {@code acc = fma(x, w, acc)} in rising order of the summed index, lanes
 * lie across the outputs only, and σ and tanh are the one function of {@link Tanh}. So all kernels give the same
 * bits, whatever the number of rows in a call. Stateless and thread-safe; the arrays of one call must not overlap
 * unless said otherwise.
 */
public interface Kernel {

    /** What this kernel runs on, for people: {@code plain Java}, {@code Vector API, 16 lanes}. */
    String name();

    /**
     * Room for a matrix to multiply with.
     *
     * @param most    rows at a time
     * @param columns of each
     */
    Factor factor(int most, int columns);

    /** How long a row of y is best, of which so many columns are multiplied: there is room then for whole vectors. */
    int room(int columns);

    /** A matrix (P, J) to multiply with, whose rows must not change as long as it is in use. */
    default Factor factor(float[][] w) {
        Factor factor = factor(w.length, w.length == 0 ? 0 : w[0].length);
        factor.take(w, 0, w.length);
        return factor;
    }

    /** y += factor · x: {@code y[j] = fma(factor, x[j], y[j])} for every j of x. */
    void add(float factor, float[] x, float[] y);

    /**
     * The gates and the cells of one position, of B windows, at least one.
     *
     * <pre>
     * i = σ(z_i)   f = σ(z_f)   a = tanh(z_a)   o = σ(z_o)
     * C = fma(C', f, i * a)     h = o * tanh(C)
     * </pre>
     *
     * @param gates  (B × 4H) z_i, z_f, z_a, z_o; becomes i, f, a, o
     * @param before (B × H) C'
     * @param cell   (B × H) gets C; may be {@code before}
     * @param tanh   (B × H) gets tanh(C)
     * @param hidden (B × H) gets h
     */
    void forward(float[][] gates, float[][] before, float[][] cell, float[][] tanh, float[][] hidden);

    /**
     * Back through {@link #forward}.
     *
     * <pre>
     * δC   = fma(δh * o, 1 − tanh²C, δC)
     * δz_i = δC * a  * i(1 − i)     δz_f = δC * C'     * f(1 − f)
     * δz_a = δC * i  * (1 − a²)     δz_o = δh * tanh C * o(1 − o)
     * δC   = δC * f
     * </pre>
     *
     * @param gates   (B × 4H) i, f, a, o; becomes δz_i, δz_f, δz_a, δz_o
     * @param before  (B × H) C'
     * @param tanh    (B × H) tanh(C)
     * @param dHidden (B × H) δh
     * @param dCell   (B × H) in: what reaches C from the next position; out: what reaches C' from this one
     */
    void backward(float[][] gates, float[][] before, float[][] tanh, float[][] dHidden, float[][] dCell);
}
