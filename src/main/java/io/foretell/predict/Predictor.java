package io.foretell.predict;

import io.foretell.event.Event;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;

/**
 * What happens to one event: score the forecasts that waited for it, take it in, step, make the next forecast.
 * Not thread-safe: one for each task.
 */
public final class Predictor {

    public Predictor(Blueprint blueprint) {
        throw new UnsupportedOperationException();
    }

    /**
     * @param state  of the event's key, changed in place
     * @param now    the stream's clock, epoch millis; a key idle for longer than {@code forget-after} starts afresh
     * @return valid until the next call
     */
    public Prediction step(Snapshot snapshot, KeyState state, Event event, long now) {
        throw new UnsupportedOperationException();
    }
}
