package io.foretell.endtoend.latency;

import io.foretell.endtoend.bench.Quantiles;

/**
 * One run: milliseconds from when an event was due until its prediction could be read.
 *
 * @param p50  half of the events waited no longer
 * @param p99  99 of 100
 * @param p999 999 of 1,000
 * @param most none waited longer
 */
public record Figures(double p50, double p99, double p999, double most) {

    private static final double MILLI = 1e6; // nanoseconds

    static Figures of(Quantiles nanos) {
        return new Figures(
                nanos.at(0.5) / MILLI, nanos.at(0.99) / MILLI, nanos.at(0.999) / MILLI, nanos.most() / MILLI);
    }
}
