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

    private static final int ABREAST = 4; // sums that don't wait for each other
    private static final double MOST = 1e300; // that a product may come to before it is taken up

    private final Output output;
    private final float[][] vT; // (K × H)
    private final float[] c; // (K)
    private final Factor v; // (H × live)
    private int live; // K without the silent outputs at the end

    /** Room for the parameters; there are none yet. */
    Head(Shape shape) {
        output = shape.output();
        vT = new float[output.size()][shape.hidden()];
        c = new float[output.size()];
        v = KERNEL.factor(shape.hidden(), output.size());
    }

    /** Takes up parameters of its shape in place of those before. */
    void take(Weights weights) {
        Rows.columnsOf(weights.outputWeights(), vT);
        System.arraycopy(weights.outputBias().data, 0, c, 0, c.length);
        live = output instanceof Output.Softmax ? countLive() : c.length;
        float[][] rows = Rows.transposed(Arrays.copyOf(vT, live));
        v.take(rows, 0, rows.length);
    }

    private int countLive() {
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

    /** Rows for so many z, of the length at which {@link #forward} is fastest. */
    static float[][] rows(Shape shape, int windows) {
        return new float[windows][KERNEL.room(shape.output().size())];
    }

    /** Room for what {@link #loss} makes of one position. */
    float[][] room(Batch batch) {
        return new float[batch.windows][named() ? 1 : live];
    }

    /**
     * z of h (B × H). A silent one is c_k, to the bit.
     *
     * @param z (B × K, or without the silent ones, or with room for whole vectors behind them)
     */
    void forward(float[][] h, float[][] z) {
        for (float[] row : z) {
            System.arraycopy(c, 0, row, 0, Math.min(row.length, c.length));
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
        if (named()) {
            int first = batch.at(position, 0);
            forwardNamed(h, batch.outputs, first, dz);
            return sigmoid(dz, batch.targets, first, scale);
        }
        double sum = 0;
        forward(h, dz);
        for (int b = 0; b < h.length; b++) {
            int n = batch.at(position, b);
            sum += output instanceof Output.Softmax
                    ? softmax(dz[b], batch.outputs[n], batch.targets[n], scale)
                    : gaussian(dz[b], batch.targets, n * output.slots(), scale);
        }
        return sum;
    }

    /** Before {@link #backward} of some positions. */
    void startBackward(HeadGradient gradient) {
        if (!named()) {
            gradient.goBackThrough(vT, live);
        }
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
        gradient.back(dz, dh);
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

    /** z (B × 1) of the output that each target names. */
    private void forwardNamed(float[][] h, int[] named, int first, float[][] z) {
        int b = 0;
        for (; b + ABREAST <= h.length; b += ABREAST) {
            forwardFour(h, b, named, first + b, z);
        }
        for (; b < h.length; b++) {
            float[] v = vT[named[first + b]];
            float sum = c[named[first + b]];
            for (int j = 0; j < v.length; j++) {
                sum = Math.fma(h[b][j], v[j], sum);
            }
            z[b][0] = sum;
        }
    }

    private void forwardFour(float[][] h, int b, int[] named, int n, float[][] z) {
        float[] v0 = vT[named[n]];
        float[] v1 = vT[named[n + 1]];
        float[] v2 = vT[named[n + 2]];
        float[] v3 = vT[named[n + 3]];
        float z0 = c[named[n]];
        float z1 = c[named[n + 1]];
        float z2 = c[named[n + 2]];
        float z3 = c[named[n + 3]];
        for (int j = 0; j < v0.length; j++) {
            z0 = Math.fma(h[b][j], v0[j], z0);
            z1 = Math.fma(h[b + 1][j], v1[j], z1);
            z2 = Math.fma(h[b + 2][j], v2[j], z2);
            z3 = Math.fma(h[b + 3][j], v3[j], z3);
        }
        z[b][0] = z0;
        z[b + 1][0] = z1;
        z[b + 2][0] = z2;
        z[b + 3][0] = z3;
    }

    /**
     * z becomes scale · δz. With e = e^−|z|: σ(z) = 1 or e, over 1 + e; loss = max(z, 0) − y z + log(1 + e), whose
     * logarithms are one of a product.
     */
    private static double sigmoid(float[][] dz, float[] targets, int first, float scale) {
        double sum = 0;
        double product = 1;
        for (int b = 0; b < dz.length; b++) {
            float y = targets[first + b];
            double z = dz[b][0];
            double e = StrictMath.exp(-Math.abs(z));
            boolean counts = !Float.isNaN(y);
            dz[b][0] = counts ? (float) (scale * ((z < 0 ? e : 1) / (1 + e) - y)) : 0f;
            sum += counts ? Math.max(z, 0) - y * z : 0;
            product *= counts ? 1 + e : 1;
            if (product > MOST) {
                sum += StrictMath.log(product);
                product = 1;
            }
        }
        return sum + StrictMath.log(product);
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
