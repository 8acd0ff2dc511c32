package io.foretell.lstm.kernel;

/**
 * Plain Java. A matrix is rows because the JIT vectorises a loop over rows of their own, but not one over a flat array with an
 * offset; four terms are summed in one pass over a row so that the row is read and written once for them.
 */
final class PlainKernel implements Kernel {

    private static final int TERMS = 4;

    @Override
    public String name() {
        return "plain Java";
    }

    @Override
    public void multiply(float[][] x, float[][] w, float[][] y) {
        int terms = w.length;
        for (int n = 0; n < y.length; n++) {
            float[] xn = x[n];
            float[] yn = y[n];
            int p = 0;
            for (; p + TERMS <= terms; p += TERMS) {
                add(xn[p], w[p], xn[p + 1], w[p + 1], xn[p + 2], w[p + 2], xn[p + 3], w[p + 3], yn);
            }
            for (; p < terms; p++) {
                add(xn[p], w[p], yn);
            }
        }
    }

    @Override
    public void multiplyTransposed(float[][] x, float[][] w, float[][] y) {
        int terms = x.length;
        int n = 0;
        for (; n + TERMS <= terms; n += TERMS) {
            float[] x0 = x[n];
            float[] x1 = x[n + 1];
            float[] x2 = x[n + 2];
            float[] x3 = x[n + 3];
            for (int p = 0; p < y.length; p++) {
                add(x0[p], w[n], x1[p], w[n + 1], x2[p], w[n + 2], x3[p], w[n + 3], y[p]);
            }
        }
        for (; n < terms; n++) {
            for (int p = 0; p < y.length; p++) {
                add(x[n][p], w[n], y[p]);
            }
        }
    }

    private static void add(
            float f0, float[] x0, float f1, float[] x1, float f2, float[] x2, float f3, float[] x3, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = Math.fma(f3, x3[j], Math.fma(f2, x2[j], Math.fma(f1, x1[j], Math.fma(f0, x0[j], y[j]))));
        }
    }

    @Override
    public void add(float factor, float[] x, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = Math.fma(factor, x[j], y[j]);
        }
    }

    /** What {@link PlainCell#forward} does, in passes over one array each: these the JIT vectorises. */
    @Override
    public void forward(float[] gates, float[] before, float[] cell, float[] tanh, float[] hidden) {
        int size = hidden.length;
        sigmoid(gates, 0, 2 * size);
        tanh(gates, 2 * size, 3 * size);
        sigmoid(gates, 3 * size, 4 * size);
        for (int j = 0; j < size; j++) {
            cell[j] = Math.fma(before[j], gates[size + j], gates[j] * gates[2 * size + j]);
        }
        System.arraycopy(cell, 0, tanh, 0, size);
        tanh(tanh, 0, size);
        for (int j = 0; j < size; j++) {
            hidden[j] = gates[3 * size + j] * tanh[j];
        }
    }

    private static void sigmoid(float[] x, int from, int to) {
        for (int j = from; j < to; j++) {
            x[j] = Tanh.sigmoid(x[j]);
        }
    }

    private static void tanh(float[] x, int from, int to) {
        for (int j = from; j < to; j++) {
            x[j] = Tanh.tanh(x[j]);
        }
    }

    @Override
    public void backward(float[] gates, float[] before, float[] tanh, float[] dHidden, float[] dCell) {
        PlainCell.backward(gates, before, tanh, dHidden, dCell, 0);
    }
}
