package io.foretell.lstm;

import io.foretell.lstm.kernel.Factor;
import io.foretell.lstm.kernel.Kernel;
import io.foretell.lstm.kernel.Kernels;
import java.util.Arrays;

/**
 * Back through one {@link Layer}, position by position, and the gradient of its parameters, as rows by summed index.
 *
 * <pre>
 * δh(t) = what comes from above + W δz(t+1)
 * δC(t) = δh * o * (1 − tanh²C) + δC(t+1) * f(t+1)
 * δz_i  = δC * a * i(1 − i)               δz_f = δC * C(t−1) * f(1 − f)
 * δz_a  = δC * i * (1 − a²)               δz_o = δh * tanh C * o(1 − o)
 * δx(t) = U δz(t)
 * ∂U = Σ x(t) δz(t)ᵀ      ∂W = Σ h(t−1) δz(t)ᵀ      ∂b = Σ δz(t)
 * </pre>
 * All windows of a position are one product. The sums take positions from the last to the first, and within each its
 * windows from the first to the last: as they come, while δz is still near.
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
    private final boolean below; // is x the h of another layer?
    private final Factor uT; // (4H × H) if so

    private final int active; // positions of x(t) that are 1
    private final Tape.Layer tape;
    private final float[][] dz; // (T·B × 4H) positions falling, likewise:
    private final float[][] x;
    private final float[][] hidden; // h(t−1)
    private final float[][] dCell; // (B × H) what reaches C of the position before
    private int reached; // rows of dz that there are
    private int added;

    /** For what is run forward on the l-th layer's part of a tape. */
    LayerGradient(Shape shape, int l, Tape.Layer tape) {
        int size = shape.hidden();
        int gates = 4 * size;
        u = new float[l == 0 ? shape.inputs() : size][gates];
        w = new float[size][gates];
        b = new float[gates];
        dense = Arrays.copyOf(u, l == 0 ? shape.dense() : size);
        terms = KERNEL.factor(BLOCK, gates);
        wT = KERNEL.factor(gates, size);
        below = l > 0;
        uT = KERNEL.factor(below ? gates : 0, size);
        active = l == 0 ? shape.active() : 0;
        this.tape = tape;
        dz = tape.gates().falling();
        x = tape.x().falling();
        hidden = tape.hidden().to(tape.gates().at.length).falling();
        dCell = new float[tape.gates().at[0].length][size];
    }

    /** From behind the last position, through parameters of the layer's shape; the gradient is zero. */
    void start(float[][] layerU, float[][] layerW) {
        wT.take(Rows.transposed(layerW), 0, layerW[0].length);
        if (below) {
            uT.take(Rows.transposed(layerU), 0, layerU[0].length);
        }
        Rows.clear(u);
        Rows.clear(w);
        Arrays.fill(b, 0f);
        Rows.clear(dCell);
        reached = 0;
        added = 0;
    }

    /**
     * Back through position t, after the one behind it; the gates of the tape become δz.
     *
     * @param dHidden (B × H) in: δh(t) as far as it comes from above; out: the whole δh(t)
     */
    void backward(int t, float[][] dHidden) {
        float[][] gates = tape.gates().at[t];
        if (reached > 0) {
            wT.multiply(tape.gates().at[t + 1], dHidden);
        }
        KERNEL.backward(gates, tape.cell().at[t], tape.tanh().at[t], dHidden, dCell);
        addOnes(t);
        reached += gates.length;
        while (reached - added >= BLOCK) {
            add(BLOCK);
        }
    }

    private void addOnes(int t) {
        float[][] gates = tape.gates().at[t];
        for (int b = 0, k = t * gates.length * active; b < gates.length; b++) {
            for (int end = k + active; k < end; k++) {
                KERNEL.add(1f, gates[b], u[tape.ones()[k]]);
            }
        }
    }

    /** δx(t) += U δz(t), for a layer whose x is the h of another; after {@link #backward} through t. */
    void backwardInput(int t, float[][] dInput) {
        uT.multiply(tape.gates().at[t], dInput);
    }

    /** Adds what has not been enough for a block. */
    void addRest() {
        add(reached - added);
    }

    private void add(int rows) {
        int end = added + rows;
        terms.take(dz, added, end);
        terms.multiplyTransposed(x, dense);
        terms.multiplyTransposed(hidden, w);
        terms.addRows(b);
        added = end;
    }

    void writeTo(Weights weights, int l) {
        Rows.into(u, weights.input(l));
        Rows.into(w, weights.recurrent(l));
        Rows.into(b, weights.bias(l));
    }
}
