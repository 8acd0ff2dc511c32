package io.foretell.endtoend.latency;

/**
 * Both runs, one right after the other.
 *
 * @param alone    of a predictor
 * @param training of a predictor with a trainer in the same process
 */
public record Pair(Figures alone, Figures training) {

    /** How much longer the slowest of 100 events waits when there is training. */
    double ratio() {
        return training.p99() / alone.p99();
    }
}
