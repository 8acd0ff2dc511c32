package io.foretell.lstm;

import io.foretell.lstm.kernel.Factor;
import io.foretell.lstm.kernel.Kernel;
import io.foretell.lstm.kernel.Kernels;
import java.util.Arrays;

/**
 * One LSTM layer, forward and backward, and its parameters, as rows by summed index.
 *
 * <pre>
 * z(t) = b + Uᵀ x(t) + Wᵀ h(t−1)          all four gates side by side: z_i, z_f, z_a, z_o
 * i, f, o = σ(z_i, z_f, z_o)              a = tanh(z_a)
 * C(t) = C(t−1) * f + i * a               h(t) = o * tanh(C(t))
 *
 * δh(t) = what comes from above + W δz(t+1)
 * δC(t) = δh * o * (1 − tanh²C) + δC(t+1) * f(t+1)
 * δz_i  = δC * a * i(1 − i)               δz_f = δC * C(t−1) * f(1 − f)
 * δz_a  = δC * i * (1 − a²)               δz_o = δh * tanh C * o(1 − o)
 * δx(t) = U δz(t)
 * ∂U = Σ x(t) δz(t)ᵀ      ∂W = Σ h(t−1) δz(t)ᵀ      ∂b = Σ δz(t)
 * </pre>
 * All windows of a position are one product. Sums over positions and windows run over n = t·B + b, rising.
 */
final class Layer {

    private static final Kernel KERNEL = Kernels.best();

    private final float[][] u; // (D_l × 4H)
    private final float[][] w; // (H × 4H)
    private final float[] b; // (4H)
    private final Factor dense; // the first rows of u, those of numbers
    private final Factor recurrent; // w
    private final int active; // positions of x(t) that are 1

    Layer(Weights weights, int l) {
        Shape shape = weights.shape();
        u = Rows.of(weights.input(l));
        w = Rows.of(weights.recurrent(l));
        b = weights.bias(l).data.clone();
        dense = KERNEL.factor(Arrays.copyOf(u, l == 0 ? shape.dense() : shape.hidden()));
        recurrent = KERNEL.factor(w);
        active = l == 0 ? shape.active() : 0;
    }

    /** From the state at the tape's start and its x(t), through all positions. */
    void forward(Tape.Layer tape) {
        for (int t = 0, k = 0; t < tape.gates().at.length; t++) {
            float[][] gates = tape.gates().at[t];
            for (float[] row : gates) {
                System.arraycopy(b, 0, row, 0, row.length);
            }
            dense.multiply(tape.x().at[t], gates);
            for (float[] row : gates) {
                for (int end = k + active; k < end; k++) {
                    KERNEL.add(1f, u[tape.ones()[k]], row);
                }
            }
            recurrent.multiply(tape.hidden().at[t], gates);
            for (int b = 0; b < gates.length; b++) {
                KERNEL.forward(
                        gates[b],
                        tape.cell().at[t][b],
                        tape.cell().at[t + 1][b],
                        tape.tanh().at[t][b],
                        tape.hidden().at[t + 1][b]);
            }
        }
    }

    /**
     * Back to position {@code first}; the gates of the tape become δz.
     *
     * @param dHidden  (T·B × H) in: δh(t) as far as it comes from above; out: the whole δh(t)
     * @param gradient what these positions add to ∂U, ∂W and ∂b is added here
     */
    void backward(Tape.Layer tape, Grid dHidden, int first, LayerGradient gradient) {
        int positions = tape.gates().at.length;
        Factor wT = KERNEL.factor(Rows.transposed(w)); // (4H × H)
        float[][] dCell = new float[tape.gates().at[0].length][w.length]; // (B × H)
        for (int t = positions - 1; t >= first; t--) {
            if (t + 1 < positions) {
                wT.multiply(tape.gates().at[t + 1], dHidden.at[t]);
            }
            for (int b = 0; b < dCell.length; b++) {
                KERNEL.backward(
                        tape.gates().at[t][b], tape.cell().at[t][b], tape.tanh().at[t][b], dHidden.at[t][b], dCell[b]);
            }
        }
        gradient.add(tape, first, active);
    }

    /** δx += U δz, for a layer whose x is the h of another; after {@link #backward}. */
    void backwardInput(Tape.Layer tape, Grid dInput, int first) {
        Factor uT = KERNEL.factor(Rows.transposed(u));
        uT.multiply(tape.gates().from(first).rows, dInput.from(first).rows);
    }
}
