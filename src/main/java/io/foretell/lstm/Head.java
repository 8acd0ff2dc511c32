package io.foretell.lstm;

import io.foretell.lstm.kernel.Factor;
import io.foretell.lstm.kernel.Kernel;
import io.foretell.lstm.kernel.Kernels;
import java.util.Arrays;

/**
 * The output, forward to z and its loss, and backward; and its parameters.
 *
 * <pre>
 * z = c + Vᵀ h
 * δz: σ and softmax ŷ − y; a Gaussian with mean μ and log variance s: δμ = (μ − y) e^−s, δs = ½ − ½ (μ − y)² e^−s
 * δh = V δz      ∂V = Σ h(t) δz(t)ᵀ      ∂c = Σ δz(t)
 * </pre>
 * Two things keep many outputs cheap. A target of σ names one output, and only this one's z is made then. A
 * softmax leaves out its last outputs as long as they are {@linkplain Links#SILENT silent}: places that no value has
 * taken yet.
 */
final class Head {

    private static final Kernel KERNEL = Kernels.best();

    private final Output output;
    private final float[][] vT; // (K × H)
    private final float[] c; // (K)
    private final int live; // K without the silent outputs at the end
    private final Factor v; // (H × live)

    Head(Weights weights) {
        output = weights.shape().output();
        vT = Rows.transposed(Rows.of(weights.outputWeights()));
        c = weights.outputBias().data.clone();
        live = output instanceof Output.Softmax ? live() : c.length;
        v = KERNEL.factor(Rows.transposed(Arrays.copyOf(vT, live)));
    }

    private int live() {
        int k = c.length;
        while (k > 1 && c[k - 1] <= Links.SILENT && isZero(vT[k - 1])) {
            k--;
        }
        return k;
    }

    private static boolean isZero(float[] column) {
        for (float weight : column) {
            if (weight != 0) {
                return false;
            }
        }
        return true;
    }

    /** Does a target name the one output that it speaks of? */
    private boolean named() {
        return output instanceof Output.Sigmoid;
    }

    /** Room for what {@link #loss} makes of one position. */
    float[][] room(Batch batch) {
        return new float[batch.windows][named() ? 1 : live];
    }

    /** z (B × K, or without the silent ones) of h (B × H). A silent one is c_k, to the bit. */
    void forward(float[][] h, float[][] z) {
        for (float[] row : z) {
            System.arraycopy(c, 0, row, 0, row.length);
        }
        v.multiply(h, z);
    }

    /**
     * The summed loss at position t.
     *
     * @param h     (B × H)
     * @param scale what a target's loss weighs in the total that is differentiated
     * @param dz    {@link #room}: gets scale · δz, 0 where no target counts
     */
    double loss(float[][] h, Batch batch, int position, float scale, float[][] dz) {
        double sum = 0;
        if (named()) {
            for (int b = 0; b < h.length; b++) {
                sum += sigmoid(h[b], batch, batch.at(position, b), scale, dz[b]);
            }
            return sum;
        }
        forward(h, dz);
        for (int b = 0; b < h.length; b++) {
            int n = batch.at(position, b);
            sum += output instanceof Output.Softmax
                    ? softmax(dz[b], batch.outputs[n], batch.targets[n], scale)
                    : gaussian(dz[b], batch.targets, n * output.slots(), scale);
        }
        return sum;
    }

    /**
     * Back from the δz that {@link #loss} left.
     *
     * @param dh (B × H) gets V δz added
     */
    void backward(float[][] h, Batch batch, int position, float[][] dz, float[][] dh, HeadGradient gradient) {
        if (named()) {
            for (int b = 0; b < h.length; b++) {
                int k = batch.outputs[batch.at(position, b)];
                KERNEL.add(dz[b][0], vT[k], dh[b]);
                gradient.add(k, h[b], dz[b][0]);
            }
            return;
        }
        KERNEL.factor(Arrays.copyOf(vT, live)).multiply(dz, dh);
        gradient.add(h, dz);
    }

    /** |μ − y| e^(−s/2) of each target at a position; {@code z} is scratch. */
    void residuals(float[][] h, Batch batch, int position, float[][] z, Residuals taker) {
        forward(h, z);
        int horizon = output.slots();
        for (int b = 0; b < h.length; b++) {
            int from = batch.at(position, b) * horizon;
            for (int k = 0; k < horizon; k++) {
                float y = batch.targets[from + k];
                if (!Float.isNaN(y)) {
                    taker.take(k, Math.abs((double) z[b][k] - y) / Links.deviation(z[b][horizon + k]));
                }
            }
        }
    }

    private double sigmoid(float[] h, Batch batch, int n, float scale, float[] dz) {
        float y = batch.targets[n];
        if (Float.isNaN(y)) {
            dz[0] = 0f;
            return 0;
        }
        int k = batch.outputs[n];
        float z = c[k];
        for (int j = 0; j < h.length; j++) {
            z = Math.fma(h[j], vT[k][j], z);
        }
        dz[0] = (float) (scale * (Links.sigmoid(z) - y));
        return Links.sigmoidLoss(z, y);
    }

    private static double softmax(float[] z, int k, float counts, float scale) {
        if (Float.isNaN(counts)) {
            Arrays.fill(z, 0f);
            return 0;
        }
        float ofTarget = z[k];
        double loss = Links.softmax(z) - ofTarget;
        z[k] -= 1f;
        for (int j = 0; j < z.length; j++) {
            z[j] *= scale;
        }
        return loss;
    }

    private static double gaussian(float[] z, float[] targets, int from, float scale) {
        int horizon = z.length / 2;
        double sum = 0;
        for (int k = 0; k < horizon; k++) {
            float y = targets[from + k];
            float mean = z[k];
            float s = z[horizon + k];
            z[k] = 0f;
            z[horizon + k] = 0f;
            if (Float.isNaN(y)) {
                continue;
            }
            sum += Links.gaussianLoss(mean, s, y);
            double error = (double) mean - y;
            double weighed = error * StrictMath.exp(-Links.clampLogVariance(s));
            z[k] = (float) (scale * weighed);
            if (Math.abs(s) < Links.LOG_VARIANCE_LIMIT) {
                z[horizon + k] = (float) (scale * 0.5 * (1 - error * weighed));
            }
        }
        return sum;
    }
}
