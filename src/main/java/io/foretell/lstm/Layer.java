package io.foretell.lstm;

import io.foretell.lstm.kernel.Factor;
import io.foretell.lstm.kernel.Kernel;
import io.foretell.lstm.kernel.Kernels;

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
    private final int numbers; // the first elements of x(t), which are not one-hot
    private final Factor dense; // their rows of u
    private final Factor recurrent; // w
    private final int active; // positions of x(t) that are 1

    /** Room for the l-th layer's parameters; there are none yet. */
    Layer(Shape shape, int l) {
        int gates = 4 * shape.hidden();
        u = new float[l == 0 ? shape.inputs() : shape.hidden()][gates];
        w = new float[shape.hidden()][gates];
        b = new float[gates];
        numbers = l == 0 ? shape.dense() : shape.hidden();
        dense = KERNEL.factor(numbers, gates);
        recurrent = KERNEL.factor(shape.hidden(), gates);
        active = l == 0 ? shape.active() : 0;
    }

    /** Takes up parameters of its shape in place of those before. */
    void take(Weights weights, int l) {
        Rows.outOf(weights.input(l), u);
        Rows.outOf(weights.recurrent(l), w);
        System.arraycopy(weights.bias(l).data, 0, b, 0, b.length);
        dense.take(u, 0, numbers);
        recurrent.take(w, 0, w.length);
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
        Factor wT = gradient.transposed(w);
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
