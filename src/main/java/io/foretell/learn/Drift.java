package io.foretell.learn;

import io.foretell.lstm.Loss;

/**
 * Notices that the world has changed: Page and Hinkley's test (Page 1954) on the current model's losses on events that
 * it has not been trained on, one mean a round.
 *
 * <pre>
 * z = (loss − mean) / deviation, within ±{@value #BOUND}      S ← max(0, S + z − {@value #ALLOWED})      a change: S > {@value #ALARM}
 * </pre>
 * mean and deviation are those of the last rounds, exponentially weighted. The bound makes one odd round, however odd,
 * no change: it takes two in a row. After a change, and at the start, {@value #FIRST} rounds are needed to know what is
 * usual. Not thread-safe.
 */
final class Drift {

    static final double BOUND = 4;
    static final double ALLOWED = 1;
    static final double ALARM = 5.5;
    static final int FIRST = 8;

    private static final double SLOWEST = 1.0 / 32;

    private long seen;
    private double mean;
    private double variance;
    private double sum; // S

    /** True if the world has changed by this round's judgement. */
    boolean shownBy(Loss current) {
        if (current.count() == 0 || !Double.isFinite(current.mean())) {
            return false;
        }
        double deviation = Math.sqrt(variance);
        double difference = current.mean() - mean;
        boolean usualIsKnown = seen >= FIRST && deviation > 0;
        double z = usualIsKnown ? Math.max(-BOUND, Math.min(BOUND, difference / deviation)) : 0;
        sum = Math.max(0, sum + z - ALLOWED);
        if (sum > ALARM) {
            begin();
            return true;
        }
        add(usualIsKnown ? z * deviation : difference);
        return false;
    }

    /** The mean of the last rounds' losses. */
    double usual() {
        return mean;
    }

    private void begin() {
        seen = 0;
        mean = 0;
        variance = 0;
        sum = 0;
    }

    private void add(double difference) {
        seen++;
        double rate = Math.max(SLOWEST, 1.0 / seen);
        mean += rate * difference;
        variance = seen == 1 ? 0 : (1 - rate) * (variance + rate * difference * difference);
    }

    void write(Bytes.Out out) {
        out.number(seen).real(mean).real(variance).real(sum);
    }

    void read(Bytes.In in) {
        seen = in.number();
        mean = in.real();
        variance = in.real();
        sum = in.real();
    }
}
