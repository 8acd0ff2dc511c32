package io.foretell.predict;

import java.nio.ByteBuffer;

/**
 * From where to where a key's numbers have gone so far, and how surprising one outside is, however well it was
 * forecast: a line can creep where it never was. Mutable; part of the key's state.
 *
 * <p>Of n + 1 numbers in random order, the last is the greatest or the least with a chance of 2 / (n + 1). How far
 * beyond counts by {@link Tail}'s exponent, in tenths of the range:
 *
 * <pre>
 * p = 2 / (n + 1) · (1 + 10 beyond / (high − low))^−α(n)      surprise = −log10 p outside, 0 inside
 * </pre>
 */
final class KnownRange {

    static final int BYTES = 2 * ShortFloat.BYTES;

    private static final double TENTH = 0.1;
    /** A range below this share of the numbers is noise of their own digits, or a flat line. */
    private static final double FLAT = 1e-4;

    private float low = Float.POSITIVE_INFINITY; // above high: nothing yet
    private float high = Float.NEGATIVE_INFINITY;

    void clear() {
        low = Float.POSITIVE_INFINITY;
        high = Float.NEGATIVE_INFINITY;
    }

    /** @param seen numbers of this key so far */
    double judge(float number, long seen) {
        double width = (double) high - low;
        double beyond = Math.max((double) number - high, (double) low - number);
        boolean flat = width <= FLAT * Math.max(Math.abs(low), Math.abs(high));
        if (seen < RecentLoss.FIRST || beyond <= 0 || flat) {
            return 0;
        }
        double far = StrictMath.log10(1 + beyond / (TENTH * width));
        return StrictMath.log10((seen + 1) / 2.0) + Tail.exponent(seen) * far;
    }

    void add(float number) {
        low = Math.min(low, ShortFloat.down(number));
        high = Math.max(high, ShortFloat.up(number));
    }

    void write(ByteBuffer out) {
        ShortFloat.put(out, low);
        ShortFloat.put(out, high);
    }

    void read(ByteBuffer in) {
        low = ShortFloat.get(in);
        high = ShortFloat.get(in);
    }
}
