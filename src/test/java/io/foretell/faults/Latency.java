package io.foretell.faults;

import java.util.List;

/** How long answers took, ms. */
record Latency(long p50, long p99, long most) {

    /** @param answers at least one */
    static Latency of(List<Answer> answers) {
        Sorted sorted = Sorted.of(answers.stream().mapToLong(Answer::latency));
        return new Latency(sorted.median(), sorted.p99(), sorted.most());
    }
}
