package io.foretell.lstm.kernel;

/**
 * One side of a gradient's sum over all positions of all windows, taken up once for products with several others, in
 * the layout that its kernel reads fastest. Made by {@link Kernel#terms}; not thread-safe.
 */
public interface Terms {

    /**
     * Takes up the rows of w from {@code from} to before {@code end}, in place of those before.
     *
     * @param end at most as many rows after {@code from} as there is room for
     */
    void take(float[][] w, int from, int end);

    /**
     * y += xᵀ w: {@code y[n][j] = fma(x[p][n], w[p][j], y[n][j])} for every p taken up, rising.
     *
     * @param x (P, at least N)
     * @param y (N, J)
     */
    void multiplyTransposed(float[][] x, float[][] y);
}
