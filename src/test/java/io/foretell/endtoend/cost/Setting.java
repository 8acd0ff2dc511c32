package io.foretell.endtoend.cost;

import io.foretell.endtoend.bench.Load;

/**
 * What both are measured in.
 *
 * @param guarantee as specs name it
 * @param hidden    units of the LSTM; the pass-through's states are as large
 * @param keys      among which events are spread evenly
 * @param threads   stream threads, and partitions of the events
 * @param warmup    events before the clock starts
 * @param events    that count
 */
public record Setting(String guarantee, int hidden, int keys, int threads, long warmup, long events) {

    String title() {
        return "%s, H = %d, %,d keys, %d thread%s".formatted(guarantee, hidden, keys, threads, threads == 1 ? "" : "s");
    }

    Load load() {
        return new Load(hidden, keys);
    }

    /** A short one, to see whether all goes well. */
    Setting quick() {
        return new Setting(guarantee, hidden, Math.min(keys, 10_000), threads, 20_000, 60_000);
    }
}
