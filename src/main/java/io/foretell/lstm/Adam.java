package io.foretell.lstm;

import java.nio.ByteBuffer;

/**
 * Adam (Kingma and Ba 2015), with decoupled weight decay (Loshchilov and Hutter 2019).
 *
 * <pre>
 * m ← β₁ m + (1 − β₁) g          v ← β₂ v + (1 − β₂) g²
 * w ← (1 − rate · decay) w − rate · (m / (1 − β₁ⁿ)) / (√(v / (1 − β₂ⁿ)) + ε)          at the n-th step
 *
 * state: | n: 8 | m: 4 · size | v: 4 · size |
 * </pre>
 * Biases do not decay.
 */
final class Adam implements Optimizer {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final double rate;
    private final double clipNorm;
    private final double decay;
    private final Weights mean; // m
    private final Weights square; // v
    private long steps; // n

    Adam(Shape shape, double rate, double clipNorm, double decay) {
        this.rate = rate;
        this.clipNorm = clipNorm;
        this.decay = decay;
        mean = Weights.zeros(shape);
        square = Weights.zeros(shape);
    }

    @Override
    public void step(Weights weights, Weights gradient) {
        if (!Clipping.clip(gradient, clipNorm)) {
            return;
        }
        steps++;
        float stride = (float) (rate / (1 - StrictMath.pow(BETA1, steps)));
        float correction = (float) (1 / Math.sqrt(1 - StrictMath.pow(BETA2, steps)));
        for (int k = 0; k < weights.tensors().size(); k++) {
            float rest = weights.isBias(k) ? 1f : (float) (1 - rate * decay);
            move(rest, weights.array(k), gradient.array(k), mean.array(k), square.array(k), stride, correction);
        }
    }

    private static void move(
            float rest, float[] w, float[] g, float[] m, float[] v, float stride, float correction) {
        float beta1 = (float) BETA1;
        float beta2 = (float) BETA2;
        float rest1 = (float) (1 - BETA1);
        float rest2 = (float) (1 - BETA2);
        float epsilon = (float) EPSILON;
        for (int j = 0; j < w.length; j++) {
            m[j] = Math.fma(beta1, m[j], rest1 * g[j]);
            v[j] = Math.fma(beta2, v[j], rest2 * g[j] * g[j]);
            w[j] = rest * w[j] - stride * m[j] / ((float) Math.sqrt(v[j]) * correction + epsilon);
        }
    }

    @Override
    public int stateSize() {
        return Long.BYTES + 2 * Float.BYTES * mean.size();
    }

    @Override
    public void write(ByteBuffer out) {
        out.putLong(steps);
        mean.write(out);
        square.write(out);
    }

    @Override
    public void read(ByteBuffer in) {
        steps = in.getLong();
        mean.read(in);
        square.read(in);
    }
}
