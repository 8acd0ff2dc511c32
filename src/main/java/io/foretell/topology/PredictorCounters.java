package io.foretell.topology;

import java.util.concurrent.atomic.LongAdder;

/**
 * What a predictor instance has done since its start. Thread-safe; counted anew after a crash, unlike everything else.
 */
public final class PredictorCounters {

    final LongAdder events = new LongAdder();
    final LongAdder late = new LongAdder();
    final LongAdder deadLetters = new LongAdder();
    final LongAdder forgotten = new LongAdder();
    final LongAdder damaged = new LongAdder();

    /** Events that got a prediction. */
    public long events() {
        return events.sum();
    }

    /** Events that were older than their key's last. */
    public long late() {
        return late.sum();
    }

    /** Records that were no events. */
    public long deadLetters() {
        return deadLetters.sum();
    }

    /** Keys whose state was deleted, by a null value or for being idle. */
    public long forgotten() {
        return forgotten.sum();
    }

    /** States whose bytes were found damaged; again, if a restoration from the changelog has brought the same. */
    public long damaged() {
        return damaged.sum();
    }
}
