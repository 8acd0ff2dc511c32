package io.foretell.lstm.kernel;

import static io.foretell.lstm.kernel.Lanes.LANES;
import static io.foretell.lstm.kernel.Lanes.all;
import static io.foretell.lstm.kernel.Lanes.load;

import jdk.incubator.vector.FloatVector;

/** The Vector API, lanes across the outputs: products by {@link Panels}, the cell by {@link VectorCell}. */
final class VectorKernel implements Kernel {

    @Override
    public String name() {
        return "Vector API, " + LANES + " lanes";
    }

    @Override
    public Factor factor(int most, int columns) {
        return new Panels(most, columns);
    }

    @Override
    public int room(int columns) {
        return Panels.room(columns);
    }

    @Override
    public void add(float factor, float[] x, float[] y) {
        FloatVector f = all(factor);
        int j = 0;
        for (; j + LANES <= x.length; j += LANES) {
            f.fma(load(x, j), load(y, j)).intoArray(y, j);
        }
        for (; j < x.length; j++) {
            y[j] = Math.fma(factor, x[j], y[j]);
        }
    }

    @Override
    public void forward(float[][] gates, float[][] before, float[][] cell, float[][] tanh, float[][] hidden) {
        VectorCell.forward(gates, before, cell, tanh, hidden);
    }

    @Override
    public void backward(float[][] gates, float[][] before, float[][] tanh, float[][] dHidden, float[][] dCell) {
        VectorCell.backward(gates, before, tanh, dHidden, dCell);
    }
}
