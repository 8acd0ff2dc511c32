package io.foretell.lstm;

import io.foretell.lstm.kernel.Factor;
import io.foretell.lstm.kernel.Kernel;
import io.foretell.lstm.kernel.Kernels;
import java.util.Arrays;

/** The gradient of the output's parameters: ∂V = Σ h(t) δz(t)ᵀ, ∂c = Σ δz(t). */
final class HeadGradient {

    private static final Kernel KERNEL = Kernels.best();

    private static final int BLOCK = 32; // windows at a time

    private final float[][] vT; // (K × H)
    private final float[] c; // (K)
    private final Factor terms; // rows of h
    private final Factor back; // (K × H) Vᵀ, as far as it counts

    HeadGradient(Shape shape) {
        vT = new float[shape.output().size()][shape.hidden()];
        c = new float[shape.output().size()];
        terms = KERNEL.factor(BLOCK, shape.hidden());
        back = KERNEL.factor(shape.output().size(), shape.hidden());
    }

    /** Vᵀ to go back through, until the next one. */
    void goBackThrough(float[][] vT, int live) {
        back.take(vT, 0, live);
    }

    /** dh += V δz of (B × the first of K). */
    void back(float[][] dz, float[][] dh) {
        back.multiply(dz, dh);
    }

    void clear() {
        Rows.clear(vT);
        Arrays.fill(c, 0f);
    }

    /**
     * @param h  (B × H)
     * @param dz (B × the first of K)
     */
    void add(float[][] h, float[][] dz) {
        float[][] live = Arrays.copyOf(vT, dz[0].length);
        for (int from = 0; from < h.length; from += BLOCK) {
            terms.take(h, from, Math.min(from + BLOCK, h.length));
            terms.multiplyTransposed(dz, live);
        }
        for (float[] row : dz) {
            for (int k = 0; k < row.length; k++) {
                c[k] += row[k];
            }
        }
    }

    /** One window whose target speaks of output k alone. */
    void add(int k, float[] h, float dz) {
        KERNEL.add(dz, h, vT[k]);
        c[k] += dz;
    }

    void writeTo(Weights weights) {
        Rows.into(Rows.transposed(vT), weights.outputWeights());
        Rows.into(c, weights.outputBias());
    }
}
