package io.foretell.endtoend.latency;

import io.foretell.measure.Conditions;

/**
 * What one setting gave.
 *
 * @param commitMillis interval of the predictor's commits
 * @param alone        of a predictor
 * @param training     of a predictor with a trainer in the same process
 */
public record Result(Setting setting, Conditions conditions, long commitMillis, Figures alone, Figures training) {

    /** How much longer the slowest of 100 events waits when there is training. */
    double ratio() {
        return training.p99() / alone.p99();
    }
}
