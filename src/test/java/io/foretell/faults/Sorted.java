package io.foretell.faults;

import java.util.stream.LongStream;

/** Quantiles of some numbers, each of which is one of them. */
final class Sorted {

    private final long[] values; // rising

    private Sorted(long[] values) {
        this.values = values;
    }

    /** @param values in any order, at least one */
    static Sorted of(LongStream values) {
        return new Sorted(values.sorted().toArray());
    }

    long median() {
        return values[values.length / 2];
    }

    long p99() {
        return values[(int) (values.length * 99L / 100)]; // a run of hours has more of them than an int holds times 99
    }

    long most() {
        return values[values.length - 1];
    }
}
