package io.foretell.lstm.kernel;

/**
 * A matrix w (P, J) to multiply with, in the layout that its kernel reads fastest. Made by {@link Kernel#factor}.
 * {@link #multiply} is thread-safe, all else is for one thread at a time.
 */
public interface Factor {

    /**
     * Takes up the rows of w from {@code from} to before {@code end}, in place of those before.
     *
     * @param end at most as many rows after {@code from} as there is room for
     */
    void take(float[][] w, int from, int end);

    /**
     * y += x w: {@code y[n][j] = fma(x[n][p], w[p][j], y[n][j])} for p rising, p = 0 being the first row taken up.
     *
     * @param x (at least N, at least P)
     * @param y (N, at least J, best {@link Kernel#room}); what lies beyond the first J columns stays as it is, but for
     *          the sign of a zero, as long as x is finite
     */
    void multiply(float[][] x, float[][] y);

    /**
     * y += xᵀ w: {@code y[n][j] = fma(x[p][n], w[p][j], y[n][j])} for every p taken up, rising, p being its place among
     * all rows: a gradient's sum over positions.
     *
     * @param x (at least as many rows as w, at least N)
     * @param y (N, J)
     */
    void multiplyTransposed(float[][] x, float[][] y);

    /** y += the rows taken up, one after the other: {@code y[j] = y[j] + w[p][j]} for p rising. */
    void addRows(float[] y);
}
