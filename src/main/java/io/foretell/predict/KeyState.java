package io.foretell.predict;

import io.foretell.snapshot.Blueprint;

/**
 * All that is kept of one key: h and C, the encoder's context, the forecasts that wait for their event, the recent losses.
 * Mutable and reused; its bytes are the store's value. Not thread-safe.
 */
public final class KeyState {

    public KeyState(Blueprint blueprint) {
        throw new UnsupportedOperationException();
    }

    /** Back to a key without events. */
    public void clear() {
        throw new UnsupportedOperationException();
    }

    /** @throws IllegalArgumentException naming what is off, if these are not the bytes of such a state */
    public void read(byte[] bytes) {
        throw new UnsupportedOperationException();
    }

    public byte[] write() {
        throw new UnsupportedOperationException();
    }

    /** Events that this key has seen. */
    public long step() {
        throw new UnsupportedOperationException();
    }

    /** When its last event arrived, epoch millis by the stream's clock. */
    public long lastSeen() {
        throw new UnsupportedOperationException();
    }
}
