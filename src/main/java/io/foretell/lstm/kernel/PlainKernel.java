package io.foretell.lstm.kernel;

import java.util.Arrays;

/**
 * Plain Java. A matrix is rows because the JIT vectorises a loop over rows of their own, but not one over a flat
 * array with an offset; four terms are summed in one pass over a row so that the row is read and written once for
 * them.
 */
final class PlainKernel implements Kernel {

    private static final int TERMS = 4;
    private static final int BLOCK = 64; // terms whose rows stay in the cache while every row of y takes them up

    @Override
    public String name() {
        return "plain Java";
    }

    @Override
    public Factor factor(int most, int columns) {
        return new Rows();
    }

    @Override
    public int room(int columns) {
        return columns;
    }

    /** The rows as they are. */
    private static final class Rows implements Factor {

        private float[][] w = new float[0][];
        private int first; // of the rows that were taken up

        @Override
        public void take(float[][] w, int from, int end) {
            this.w = Arrays.copyOfRange(w, from, end);
            first = from;
        }

        @Override
        public void multiply(float[][] x, float[][] y) {
            for (int p = 0; p < w.length; p += BLOCK) {
                for (int n = 0; n < y.length; n++) {
                    multiply(x[n], p, Math.min(p + BLOCK, w.length), y[n]);
                }
            }
        }

        /** The terms from p to before end of one row. */
        private void multiply(float[] x, int from, int end, float[] y) {
            int p = from;
            for (; p + TERMS <= end; p += TERMS) {
                addFour(x[p], w[p], x[p + 1], w[p + 1], x[p + 2], w[p + 2], x[p + 3], w[p + 3], y);
            }
            for (; p < end; p++) {
                addOne(x[p], w[p], y);
            }
        }

        /** Turns over what it is multiplied with. */
        @Override
        public void multiplyTransposed(float[][] x, float[][] y) {
            multiply(Transposition.of(x, first, first + w.length, 0, y.length), y);
        }

        @Override
        public void addRows(float[] y) {
            for (float[] row : w) {
                addOne(1f, row, y);
            }
        }
    }

    private static void addFour(
            float f0, float[] x0, float f1, float[] x1, float f2, float[] x2, float f3, float[] x3, float[] y) {
        for (int j = 0; j < x0.length; j++) {
            y[j] = Math.fma(f3, x3[j], Math.fma(f2, x2[j], Math.fma(f1, x1[j], Math.fma(f0, x0[j], y[j]))));
        }
    }

    @Override
    public void add(float factor, float[] x, float[] y) {
        addOne(factor, x, y);
    }

    private static void addOne(float factor, float[] x, float[] y) {
        for (int j = 0; j < x.length; j++) {
            y[j] = Math.fma(factor, x[j], y[j]);
        }
    }

    @Override
    public void forward(float[][] gates, float[][] before, float[][] cell, float[][] tanh, float[][] hidden) {
        for (int n = 0; n < gates.length; n++) {
            forward(gates[n], before[n], cell[n], tanh[n], hidden[n]);
        }
    }

    /** What {@link PlainCell#forward} does, in passes over one array each: these the JIT vectorises. */
    private static void forward(float[] gates, float[] before, float[] cell, float[] tanh, float[] hidden) {
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
    public void backward(float[][] gates, float[][] before, float[][] tanh, float[][] dHidden, float[][] dCell) {
        for (int n = 0; n < gates.length; n++) {
            PlainCell.backward(gates[n], before[n], tanh[n], dHidden[n], dCell[n], 0);
        }
    }
}
