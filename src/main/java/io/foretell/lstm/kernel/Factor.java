package io.foretell.lstm.kernel;

/**
 * A matrix w (P, J) to multiply with, in the layout that its kernel reads fastest. Made by {@link Kernel#factor}.
 * Immutable and thread-safe.
 */
public interface Factor {

    /**
     * y += x w: {@code y[n][j] = fma(x[n][p], w[p][j], y[n][j])} for p rising.
     *
     * @param x (at least N, at least P)
     * @param y (N, at least J); what lies beyond the first J columns stays as it is
     */
    void multiply(float[][] x, float[][] y);
}
