package io.foretell.lstm;

import java.nio.ByteBuffer;

/**
 * Stochastic gradient descent with momentum.
 *
 * <pre>
 * v ← momentum · v + g          w ← w − rate · v
 *
 * state: | v: 4 · size |
 * </pre>
 */
final class Sgd implements Optimizer {

    private final float rate;
    private final float momentum;
    private final double clipNorm;
    private final Weights velocity; // v

    Sgd(Shape shape, double rate, double momentum, double clipNorm) {
        this.rate = (float) rate;
        this.momentum = (float) momentum;
        this.clipNorm = clipNorm;
        velocity = Weights.zeros(shape);
    }

    @Override
    public void step(Weights weights, Weights gradient) {
        if (!Clipping.clip(gradient, clipNorm)) {
            return;
        }
        for (int k = 0; k < weights.tensors().size(); k++) {
            move(weights.array(k), gradient.array(k), velocity.array(k));
        }
    }

    private void move(float[] w, float[] g, float[] v) {
        for (int j = 0; j < w.length; j++) {
            v[j] = Math.fma(momentum, v[j], g[j]);
            w[j] = Math.fma(-rate, v[j], w[j]);
        }
    }

    @Override
    public int stateSize() {
        return Float.BYTES * velocity.size();
    }

    @Override
    public void write(ByteBuffer out) {
        velocity.write(out);
    }

    @Override
    public void read(ByteBuffer in) {
        velocity.read(in);
    }
}
