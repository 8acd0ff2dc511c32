package io.foretell.predict;

import java.nio.ByteBuffer;

/**
 * How well one key has been forecast lately: exponentially weighted mean and variance of its losses, and how surprising
 * the next one is beside them. Mutable; part of the key's state.
 *
 * <pre>
 * e = (loss − mean) / deviation      r = −log10 p by {@link Tail} above the mean, else 0
 * surprise = r, and what is above 1 of it divided by m / log10 e, if that is more than 1
 * </pre>
 *
 * If r were right, one event in ten would have more than 1, and by log10 e = 0.43 more on average. m is that average as
 * it is, over about the last {@value #EXCESSES} such events: a key whose losses have a heavier tail than most must show
 * more before it surprises.
 *
 * <p>A loss counts in mean and variance with at most mean + {@value #LARGEST_EXCESS} deviations, so that one monster
 * does not hide the next, from a key's first event on; losses that stay large are usual within some hundred events.
 */
final class RecentLoss {

    static final int BYTES = 3 * ShortFloat.BYTES;

    /** Scored events of a key before anything can surprise. */
    static final int FIRST = 8;

    private static final double SLOWEST = 1.0 / 2048;
    private static final double LEAST_DEVIATION = 0.1;
    /** At least this is the deviation taken for as long as hardly anything is known. */
    private static final double FIRST_DEVIATION = 1;

    private static final double LARGEST_EXCESS = 16;
    /** Keeps mean and variance far inside the floats, however long the monsters keep coming. */
    private static final double LARGEST_LOSS = 1e6;

    private static final double TAIL_BEGINS = 1;
    private static final double USUAL_IN_TAIL = StrictMath.log10(Math.E);
    private static final double EXCESSES = 100;
    private static final double LARGEST_IN_TAIL = 8;

    private float mean;
    private float variance;
    private float inTail; // m − log10 e

    void clear() {
        mean = 0;
        variance = 0;
        inTail = 0;
    }

    /**
     * The surprise of a loss, which then counts among the recent ones.
     *
     * @param seen losses of this key before this one
     */
    double judge(double loss, long seen) {
        double deviation = Math.max(LEAST_DEVIATION, Math.sqrt(variance));
        double excess = loss - mean;
        double surprise = seen < FIRST || excess <= 0 ? 0 : calibrated(Tail.surprise(excess / deviation, seen));
        double most = mean + LARGEST_EXCESS * (seen < FIRST ? Math.max(FIRST_DEVIATION, deviation) : deviation);
        double bounded = Math.max(-LARGEST_LOSS, Math.min(LARGEST_LOSS, Math.min(most, loss)));
        add(bounded, Math.max(SLOWEST, 1.0 / (seen + 1)));
        return surprise;
    }

    private double calibrated(double raw) {
        double above = raw - TAIL_BEGINS;
        if (above <= 0) {
            return raw;
        }
        double heavier = Math.max(1, 1 + inTail / USUAL_IN_TAIL);
        double unusual = Math.min(LARGEST_IN_TAIL, above) - USUAL_IN_TAIL;
        inTail = ShortFloat.nearest(inTail + (unusual - inTail) / EXCESSES);
        return TAIL_BEGINS + above / heavier;
    }

    private void add(double loss, double rate) {
        double difference = loss - mean;
        variance = ShortFloat.nearest((1 - rate) * (variance + rate * difference * difference));
        mean = ShortFloat.nearest(mean + rate * difference);
    }

    void write(ByteBuffer out) {
        ShortFloat.put(out, mean);
        ShortFloat.put(out, variance);
        ShortFloat.put(out, inTail);
    }

    void read(ByteBuffer in) {
        mean = ShortFloat.get(in);
        variance = ShortFloat.get(in);
        inTail = ShortFloat.get(in);
    }
}
