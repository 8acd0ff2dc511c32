package io.foretell.lstm;

import java.util.function.LongSupplier;

/**
 * Hides a random share of h from the output while training (Srivastava et al. 2014), so that no forecast comes to
 * depend on single cells: what is learned by heart needs them, what is true of unseen events mostly does not. The
 * recurrence sees all of h.
 *
 * <pre>
 * h̃ = h ∘ m      m_j = 0 with probability p, else 1 / (1 − p)      δh = δh̃ ∘ m
 * </pre>
 * A function of the bits it is given. Keeps its last mask; not thread-safe.
 */
public final class Dropout {

    /** Draws from one random long. */
    private static final int DRAWS = 4;

    private static final int BITS = Long.SIZE / DRAWS;

    private final int threshold; // of 2^BITS
    private final float kept; // 1 / (1 − p)
    private final LongSupplier bits;
    private float[][] mask = new float[0][];
    private float[][] masked = new float[0][];

    /**
     * @param share p, at least 0 and below 1; with 0 nothing is hidden and no bits are taken
     * @param bits  uniformly random longs
     */
    public Dropout(double share, LongSupplier bits) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("dropout: share=" + share + ", allowed: at least 0 and below 1");
        }
        threshold = (int) Math.round(share * (1 << BITS));
        kept = (float) (1 / (1 - share));
        this.bits = bits;
    }

    /** Hides nothing. */
    public static Dropout none() {
        return new Dropout(0, () -> 0);
    }

    /** h̃ (B × H) by a new mask; valid until the next call. */
    float[][] hide(float[][] h) {
        if (threshold == 0) {
            return h;
        }
        if (mask.length != h.length || mask[0].length != h[0].length) {
            mask = new float[h.length][h[0].length];
            masked = new float[h.length][h[0].length];
        }
        for (int b = 0; b < h.length; b++) {
            draw(mask[b]);
            for (int j = 0; j < mask[b].length; j++) {
                masked[b][j] = h[b][j] * mask[b][j];
            }
        }
        return masked;
    }

    private void draw(float[] row) {
        long drawn = 0;
        for (int j = 0; j < row.length; j++) {
            drawn = j % DRAWS == 0 ? bits.getAsLong() : drawn >>> BITS;
            row[j] = (drawn & ((1 << BITS) - 1)) < threshold ? 0f : kept;
        }
    }

    /** δh̃ ➜ δh, in place, by the last mask. */
    void back(float[][] dh) {
        if (threshold == 0) {
            return;
        }
        for (int b = 0; b < dh.length; b++) {
            for (int j = 0; j < dh[b].length; j++) {
                dh[b][j] *= mask[b][j];
            }
        }
    }
}
