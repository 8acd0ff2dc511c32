package io.foretell.lstm;

import io.foretell.lstm.kernel.Factor;
import io.foretell.lstm.kernel.Kernel;
import io.foretell.lstm.kernel.Kernels;

/**
 * One LSTM layer and its parameters, as rows by summed index; {@link LayerGradient} goes back through it.
 *
 * <pre>
 * z(t) = b + Uᵀ x(t) + Wᵀ h(t−1)          all four gates side by side: z_i, z_f, z_a, z_o
 * i, f, o = σ(z_i, z_f, z_o)              a = tanh(z_a)
 * C(t) = C(t−1) * f + i * a               h(t) = o * tanh(C(t))
 * </pre>
 * All windows of a position are one product.
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
            KERNEL.forward(gates, tape.cell().at[t], tape.cell().at[t + 1], tape.tanh().at[t], tape.hidden().at[t + 1]);
        }
    }

    /** Before a gradient's {@link LayerGradient#backward} through some positions, of these parameters. */
    void startBackward(LayerGradient gradient) {
        gradient.start(u, w);
    }
}
