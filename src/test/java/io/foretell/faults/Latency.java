package io.foretell.faults;

import java.util.List;

/** How long answers took, ms. */
record Latency(long p50, long p99, long most) {

    /** @param answers at least one */
    static Latency of(List<Answer> answers) {
        long[] sorted = answers.stream().mapToLong(Answer::latency).sorted().toArray();
        return new Latency(sorted[sorted.length / 2], sorted[sorted.length * 99 / 100], sorted[sorted.length - 1]);
    }
}
