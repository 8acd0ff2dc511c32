package io.foretell.feature;

import io.foretell.event.Event;
import java.nio.ByteBuffer;

/**
 * What encoding must remember of one key: the time of its last event and the running mean and deviation of each
 * {@code per-key} number. Mutable; part of the key's state. Not thread-safe.
 */
public final class KeyContext {

    KeyContext() {}

    /** Takes an event in: called once for each event, after its forecast was scored and before it is encoded. */
    public void observe(Event event) {
        throw new UnsupportedOperationException();
    }

    /** Bytes that {@link #write} takes, always the same for one spec. */
    public int size() {
        throw new UnsupportedOperationException();
    }

    public void write(ByteBuffer out) {
        throw new UnsupportedOperationException();
    }

    public void read(ByteBuffer in) {
        throw new UnsupportedOperationException();
    }

    /** Back to what it was before the key's first event. */
    public void clear() {
        throw new UnsupportedOperationException();
    }

    /** True if the last observed event was older than the one before it. */
    public boolean late() {
        throw new UnsupportedOperationException();
    }
}
