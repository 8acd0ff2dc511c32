package io.foretell.lstm;

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

    private final float[][] u; // (D_l × 4H)
    private final float[][] w; // (H × 4H)
    private final float[] b; // (4H)
    private final float[][] dense; // the first rows of u, those of numbers

    LayerGradient(Shape shape, int l) {
        int gates = 4 * shape.hidden();
        u = new float[l == 0 ? shape.inputs() : shape.hidden()][gates];
        w = new float[shape.hidden()][gates];
        b = new float[gates];
        dense = Arrays.copyOf(u, l == 0 ? shape.dense() : shape.hidden());
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
        float[][] dz = tape.gates().from(first).rows;
        KERNEL.multiplyTransposed(tape.x().from(first).rows, dz, dense);
        KERNEL.multiplyTransposed(tape.hidden().from(first).rows, dz, w);
        for (int n = 0, k = tape.ones().length - dz.length * active; n < dz.length; n++) {
            for (int last = k + active; k < last; k++) {
                KERNEL.add(1f, dz[n], u[tape.ones()[k]]);
            }
            KERNEL.add(1f, dz[n], b);
        }
    }

    void writeTo(Weights weights, int l) {
        Rows.into(u, weights.input(l));
        Rows.into(w, weights.recurrent(l));
        Rows.into(b, weights.bias(l));
    }
}
