package io.foretell.predict;

import java.nio.ByteBuffer;

/**
 * How well one key has been forecast lately: exponentially weighted mean and variance of its losses, and how surprising
 * the next one is beside them. Mutable; part of the key's state.
 *
 * <pre>
 * e = (loss − mean) / deviation      p = (1 + e / α)^−α above the mean, else 1      surprise = −log10 p
 * </pre>
 *
 * The tail is a power law (Lomax) with α = {@value #TAIL}, since the losses of real events have heavier tails than any
 * exponential: ten deviations are one in 150, a thousand one in four billion.
 *
 * A loss counts in mean and variance with at most mean + {@value #LARGEST_EXCESS} deviations, so that one monster does
 * not hide the next, from a key's first event on; losses that stay large are usual within some tens of events.
 */
final class RecentLoss {

    static final int BYTES = 2 * Float.BYTES;

    /** Scored events of a key before anything can surprise. */
    static final int FIRST = 8;

    private static final double SLOWEST = 1.0 / 128;
    private static final double LEAST_DEVIATION = 0.1;
    /** At least this is the deviation taken for as long as hardly anything is known. */
    private static final double FIRST_DEVIATION = 1;

    private static final double TAIL = 4;
    private static final double LARGEST_EXCESS = 8;
    /** Keeps mean and variance far inside the floats, however long the monsters keep coming. */
    private static final double LARGEST_LOSS = 1e6;

    private float mean;
    private float variance;

    void clear() {
        mean = 0;
        variance = 0;
    }

    /**
     * The surprise of a loss, which then counts among the recent ones.
     *
     * @param seen losses of this key before this one
     */
    double judge(double loss, long seen) {
        double deviation = Math.max(LEAST_DEVIATION, Math.sqrt(variance));
        double excess = loss - mean;
        double surprise = seen < FIRST || excess <= 0 ? 0 : TAIL * StrictMath.log10(1 + excess / deviation / TAIL);
        double most = mean + LARGEST_EXCESS * (seen < FIRST ? Math.max(FIRST_DEVIATION, deviation) : deviation);
        double bounded = Math.max(-LARGEST_LOSS, Math.min(LARGEST_LOSS, Math.min(most, loss)));
        add(bounded, Math.max(SLOWEST, 1.0 / (seen + 1)));
        return surprise;
    }

    private void add(double loss, double rate) {
        double difference = loss - mean;
        variance = (float) ((1 - rate) * (variance + rate * difference * difference));
        mean = (float) (mean + rate * difference);
    }

    void write(ByteBuffer out) {
        out.putFloat(mean).putFloat(variance);
    }

    void read(ByteBuffer in) {
        mean = in.getFloat();
        variance = in.getFloat();
    }
}
