package io.foretell.endtoend.latency;

import io.foretell.endtoend.bench.Load;

/**
 * What latency is measured in.
 *
 * @param guarantee as specs name it
 * @param hidden    units of the LSTM
 * @param keys      among which events are spread evenly
 * @param rate      events a second
 * @param warmup    seconds before the first event that counts
 * @param seconds   that count
 */
public record Setting(String guarantee, int hidden, int keys, int rate, int warmup, int seconds) {

    Load load() {
        return new Load(hidden, keys);
    }

    /** A short one, to see whether all goes well. */
    Setting quick() {
        return new Setting(guarantee, hidden, keys, rate, 8, 5);
    }
}
