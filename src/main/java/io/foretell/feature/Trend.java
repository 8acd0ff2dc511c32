package io.foretell.feature;

import java.nio.ByteBuffer;

/**
 * Running mean and variance of a stream, with exponential forgetting:
 *
 * <pre>
 * r(n) = max(1/n, 1/256)        the plain mean and variance of the first 256 values, then a memory of about 256
 * δ    = v − mean
 * mean ← mean + r δ
 * var  ← (1 − r) (var + r δ²)
 * </pre>
 *
 * In double precision, so that no finite float can overflow it. Mutable; not thread-safe.
 */
final class Trend {

    /** n int32, mean float64, var float64. */
    static final int BYTES = Integer.BYTES + 2 * Double.BYTES;

    /** How many values are remembered, about. */
    private static final int MEMORY = 256;

    /** A deviation below this share of |mean| is noise of the number's own digits, or a flat line. */
    private static final double FLAT = 1e-4;

    private int n; // values so far, at most MEMORY
    private double mean;
    private double variance;

    void add(double v) {
        n = Math.min(n + 1, MEMORY);
        double r = 1.0 / n;
        double delta = v - mean;
        mean += r * delta;
        variance = (1 - r) * (variance + r * delta * delta);
    }

    /** Values so far, at most {@link #MEMORY}. */
    int count() {
        return n;
    }

    /** Root mean square of the values: √(var + mean²). */
    double rootMeanSquare() {
        return Math.sqrt(variance + mean * mean);
    }

    /** √var, but positive, and never below the floor of a flat line. */
    double deviation() {
        return Math.max(Math.sqrt(variance), Math.max(FLAT * Math.abs(mean), Float.MIN_NORMAL));
    }

    double mean() {
        return mean;
    }

    void clear() {
        n = 0;
        mean = 0;
        variance = 0;
    }

    void write(ByteBuffer out) {
        out.putInt(n).putDouble(mean).putDouble(variance);
    }

    void read(ByteBuffer in) {
        n = in.getInt();
        mean = in.getDouble();
        variance = in.getDouble();
        if (n < 0 || n > MEMORY || !Double.isFinite(mean) || !(variance >= 0 && variance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "not the bytes of a key's context: n=" + n + ", mean=" + mean + ", variance=" + variance);
        }
    }
}
