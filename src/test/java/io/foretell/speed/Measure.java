package io.foretell.speed;

import java.util.Comparator;

/** What a figure counts. */
enum Measure {
    MICROS_PER_STEP("µs per step"),
    TIMESTEPS_PER_SECOND("timesteps/s"),
    NANOS_PER_EVENT("ns per event");

    private final String title;

    Measure(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The best figure is the largest by this order. */
    Comparator<Double> order() {
        return this == TIMESTEPS_PER_SECOND ? Comparator.naturalOrder() : Comparator.reverseOrder();
    }

    /** How many times as fast {@code one} is as {@code other}. */
    double ratio(double one, double other) {
        return this == TIMESTEPS_PER_SECOND ? one / other : other / one;
    }
}
