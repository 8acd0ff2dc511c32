package io.foretell.lstm;

import io.foretell.lstm.kernel.Kernel;
import io.foretell.lstm.kernel.Kernels;
import java.util.Arrays;

/**
 * One LSTM layer, forward and backward. Its parameters, or a gradient of theirs, as rows by summed index.
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
 * All positions' Uᵀ x are one product, and so is each of the sums over positions and windows; they run over n = t·B +
 * b, rising.
 */
final class Layer {

    private static final Kernel KERNEL = Kernels.best();

    final float[][] u; // (D_l × 4H)
    final float[][] w; // (H × 4H)
    final float[] b; // (4H)

    private final float[][] uDense; // the first rows of u, those of numbers
    private final int active; // positions of x(t) that are 1

    private Layer(float[][] u, float[][] w, float[] b, int active, int dense) {
        this.u = u;
        this.w = w;
        this.b = b;
        this.active = active;
        uDense = Arrays.copyOf(u, dense);
    }

    static Layer of(Weights weights, int l) {
        Shape shape = weights.shape();
        return new Layer(
                Rows.of(weights.input(l)),
                Rows.of(weights.recurrent(l)),
                weights.bias(l).data.clone(),
                l == 0 ? shape.active() : 0,
                l == 0 ? shape.dense() : shape.hidden());
    }

    void writeTo(Weights weights, int l) {
        Rows.into(u, weights.input(l));
        Rows.into(w, weights.recurrent(l));
        Rows.into(b, weights.bias(l));
    }

    void clear() {
        Rows.clear(u);
        Rows.clear(w);
        Arrays.fill(b, 0f);
    }

    /** From the state at the tape's start and its x(t), through all positions. */
    void forward(Tape.Layer tape) {
        float[][] z = tape.gates().rows;
        for (float[] row : z) {
            System.arraycopy(b, 0, row, 0, row.length);
        }
        KERNEL.multiply(tape.x(), uDense, z);
        for (int n = 0, k = 0; n < z.length; n++) {
            for (int end = k + active; k < end; k++) {
                KERNEL.add(1f, u[tape.ones()[k]], z[n]);
            }
        }
        for (int t = 0; t < tape.gates().at.length; t++) {
            float[][] gates = tape.gates().at[t];
            KERNEL.multiply(tape.hidden().at[t], w, gates);
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
    void backward(Tape.Layer tape, Grid dHidden, int first, Layer gradient) {
        int positions = tape.gates().at.length;
        float[][] wT = Rows.transposed(w); // (4H × H)
        float[][] dCell = new float[tape.gates().at[0].length][w.length]; // (B × H)
        for (int t = positions - 1; t >= first; t--) {
            if (t + 1 < positions) {
                KERNEL.multiply(tape.gates().at[t + 1], wT, dHidden.at[t]);
            }
            for (int b = 0; b < dCell.length; b++) {
                KERNEL.backward(
                        tape.gates().at[t][b], tape.cell().at[t][b], tape.tanh().at[t][b], dHidden.at[t][b], dCell[b]);
            }
        }
        addGradient(tape, first, gradient);
    }

    /** ∂U += Σ x(t) δz(t)ᵀ, ∂W += Σ h(t−1) δz(t)ᵀ, ∂b += Σ δz(t). */
    private void addGradient(Tape.Layer tape, int first, Layer gradient) {
        float[][] dz = tape.gates().slice(first, tape.gates().at.length);
        int end = tape.x().length;
        int start = end - dz.length;
        KERNEL.multiply(Rows.transposed(tape.x(), start, end), dz, gradient.uDense);
        KERNEL.multiply(Rows.transposed(tape.hidden().rows, start, end), dz, gradient.w);
        for (int n = 0, k = start * active; n < dz.length; n++) {
            for (int last = k + active; k < last; k++) {
                KERNEL.add(1f, dz[n], gradient.u[tape.ones()[k]]);
            }
            KERNEL.add(1f, dz[n], gradient.b);
        }
    }

    /** δx += U δz, for a layer whose x is the h of another; after {@link #backward}. */
    void backwardInput(Tape.Layer tape, Grid dInput, int first) {
        int positions = tape.gates().at.length;
        KERNEL.multiply(tape.gates().slice(first, positions), Rows.transposed(u), dInput.slice(first, positions));
    }
}
