package io.foretell.lstm;

import io.foretell.lstm.kernel.Factor;
import io.foretell.lstm.kernel.Kernel;
import io.foretell.lstm.kernel.Kernels;
import java.util.Arrays;

/**
 * The gradient of one layer's parameters, summed up over positions and windows as rows by summed index.
 *
 * <pre>
 * ∂U = Σ x(t) δz(t)ᵀ      ∂W = Σ h(t−1) δz(t)ᵀ      ∂b = Σ δz(t)
 * </pre>
 */
final class LayerGradient {

    private static final Kernel KERNEL = Kernels.best();

    private static final int BLOCK = 128; // rows of δz, which stay in the cache for all products: 512 KiB for 256 units

    private final float[][] u; // (D_l × 4H)
    private final float[][] w; // (H × 4H)
    private final float[] b; // (4H)
    private final float[][] dense; // the first rows of u, those of numbers
    private final Factor terms; // rows of δz
    private final Factor wT; // (4H × H)

    LayerGradient(Shape shape, int l) {
        int gates = 4 * shape.hidden();
        u = new float[l == 0 ? shape.inputs() : shape.hidden()][gates];
        w = new float[shape.hidden()][gates];
        b = new float[gates];
        dense = Arrays.copyOf(u, l == 0 ? shape.dense() : shape.hidden());
        terms = KERNEL.factor(BLOCK, gates);
        wT = KERNEL.factor(gates, shape.hidden());
    }

    /** Wᵀ to go back through, until the next one. */
    Factor transposed(float[][] w) {
        wT.take(Rows.transposed(w), 0, w[0].length);
        return wT;
    }

    void clear() {
        Rows.clear(u);
        Rows.clear(w);
        Arrays.fill(b, 0f);
    }

    /**
     * Adds the positions from {@code first} on.
     *
     * @param tape   with δz in place of the gates
     * @param active positions of x(t) that are 1
     */
    void add(Tape.Layer tape, int first, int active) {
        float[][] dz = tape.gates().rows;
        for (int from = first * tape.gates().at[0].length; from < dz.length; from += BLOCK) {
            int end = Math.min(from + BLOCK, dz.length);
            terms.take(dz, from, end);
            terms.multiplyTransposed(tape.x().rows, dense);
            terms.multiplyTransposed(tape.hidden().rows, w);
            terms.addRows(b);
            for (int n = from; n < end; n++) {
                for (int k = n * active; k < (n + 1) * active; k++) {
                    KERNEL.add(1f, dz[n], u[tape.ones()[k]]);
                }
            }
        }
    }

    void writeTo(Weights weights, int l) {
        Rows.into(u, weights.input(l));
        Rows.into(w, weights.recurrent(l));
        Rows.into(b, weights.bias(l));
    }
}
