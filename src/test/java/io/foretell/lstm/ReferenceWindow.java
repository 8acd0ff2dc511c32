package io.foretell.lstm;

import static io.foretell.lstm.Algebra.zeros;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** One window of a batch as {@link Reference} reads it, and the losses of its targets with their derivatives. */
record ReferenceWindow(Batch batch, int window) {

    int positions() {
        return batch.positions;
    }

    int burnIn() {
        return batch.burnIn;
    }

    /** x(t) in full, zeros and ones written out. */
    DMatrixRMaj x(int t) {
        int n = batch.at(t, window);
        DMatrixRMaj x = zeros(batch.shape.inputs());
        for (int k = 0; k < batch.shape.dense(); k++) {
            x.data[k] = batch.dense[n * batch.shape.dense() + k];
        }
        for (int k = 0; k < batch.shape.active(); k++) {
            x.data[batch.active[n * batch.shape.active() + k]] = 1;
        }
        return x;
    }

    /** h and C of every layer. */
    List<DMatrixRMaj> state() {
        List<DMatrixRMaj> state = new ArrayList<>();
        int at = window * batch.shape.state();
        for (int part = 0; part < 2 * batch.shape.layers(); part++) {
            DMatrixRMaj vector = zeros(batch.shape.hidden());
            for (int j = 0; j < batch.shape.hidden(); j++) {
                vector.data[j] = batch.state[at++];
            }
            state.add(vector);
        }
        return state;
    }

    double loss(int t, DMatrixRMaj z) {
        double sum = 0;
        int slots = batch.shape.output().slots();
        for (int slot = 0; slot < slots; slot++) {
            int k = batch.at(t, window) * slots + slot;
            if (!Float.isNaN(batch.targets[k])) {
                sum += loss(z.data, slot, batch.outputs[k], batch.targets[k]);
            }
        }
        return sum;
    }

    private double loss(double[] z, int slot, int output, double y) {
        if (batch.shape.output() instanceof Output.Sigmoid) {
            double p = 1 / (1 + Math.exp(-z[output]));
            return -y * Math.log(p) - (1 - y) * Math.log(1 - p);
        }
        if (batch.shape.output() instanceof Output.Softmax) {
            return -Math.log(softmax(z)[output]);
        }
        double s = Math.max(-10, Math.min(10, z[z.length / 2 + slot]));
        double variance = Math.exp(s);
        double error = y - z[slot];
        double density = Math.exp(-error * error / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
        return -Math.log(density);
    }

    /** ∂l/∂z. */
    DMatrixRMaj dLoss(int t, DMatrixRMaj z) {
        DMatrixRMaj dz = zeros(z.numRows);
        int slots = batch.shape.output().slots();
        for (int slot = 0; slot < slots; slot++) {
            int k = batch.at(t, window) * slots + slot;
            if (!Float.isNaN(batch.targets[k])) {
                dLoss(z.data, slot, batch.outputs[k], batch.targets[k], dz.data);
            }
        }
        return dz;
    }

    private void dLoss(double[] z, int slot, int output, double y, double[] dz) {
        if (batch.shape.output() instanceof Output.Sigmoid) {
            dz[output] = 1 / (1 + Math.exp(-z[output])) - y;
        } else if (batch.shape.output() instanceof Output.Softmax) {
            System.arraycopy(softmax(z), 0, dz, 0, z.length);
            dz[output] -= 1;
        } else {
            double s = z[z.length / 2 + slot];
            double variance = Math.exp(Math.max(-10, Math.min(10, s)));
            double error = z[slot] - y;
            dz[slot] = error / variance;
            dz[z.length / 2 + slot] = Math.abs(s) < 10 ? 0.5 - 0.5 * error * error / variance : 0;
        }
    }

    private static double[] softmax(double[] z) {
        double sum = 0;
        double[] y = new double[z.length];
        for (int k = 0; k < z.length; k++) {
            y[k] = Math.exp(z[k]);
            sum += y[k];
        }
        for (int k = 0; k < z.length; k++) {
            y[k] /= sum;
        }
        return y;
    }
}
