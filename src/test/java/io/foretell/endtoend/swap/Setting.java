package io.foretell.endtoend.swap;

import io.foretell.endtoend.bench.Load;

/**
 * What swaps are measured in. At-least-once with commits that are short and frequent: what an event waits for its
 * transaction would hide what it waits for the weights.
 *
 * @param hidden       units of the LSTM, which decide on the snapshot's bytes
 * @param keys         among which events are spread evenly
 * @param rate         events a second
 * @param commitMillis interval of the predictor's commits
 * @param lingerMillis that the predictor's producer waits for more predictions to send together
 * @param warmup       seconds before the first swap
 * @param gap          seconds between two swaps
 * @param swaps        how many
 */
public record Setting(
        int hidden, int keys, int rate, int commitMillis, int lingerMillis, int warmup, int gap, int swaps) {

    static final String GUARANTEE = "at-least-once";

    Load load() {
        return new Load(hidden, keys);
    }

    /** Seconds from the first event to the end of the last swap's gap. */
    int seconds() {
        return warmup + swaps * gap;
    }

    /** A short one, to see whether all goes well. */
    Setting quick() {
        return new Setting(hidden, keys, rate, commitMillis, lingerMillis, 10, 2, 2);
    }
}
