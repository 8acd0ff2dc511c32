package io.foretell.lstm;

import io.foretell.lstm.kernel.Kernel;
import io.foretell.lstm.kernel.Kernels;
import java.util.Arrays;

/** The gradient of the output's parameters: ∂V = Σ h(t) δz(t)ᵀ, ∂c = Σ δz(t). */
final class HeadGradient {

    private static final Kernel KERNEL = Kernels.best();

    private final float[][] vT; // (K × H)
    private final float[] c; // (K)

    HeadGradient(Shape shape) {
        vT = new float[shape.output().size()][shape.hidden()];
        c = new float[shape.output().size()];
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
        KERNEL.multiplyTransposed(dz, h, Arrays.copyOf(vT, dz[0].length));
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
