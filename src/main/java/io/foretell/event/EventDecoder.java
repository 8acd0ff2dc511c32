package io.foretell.event;

import io.foretell.spec.Spec;

/** Bytes ➜ event, or a reason why not. Not thread-safe: one for each task. */
public final class EventDecoder {

    public EventDecoder(Spec spec) {
        throw new UnsupportedOperationException();
    }

    /**
     * @param key       the record's key, or null
     * @param value     the record's value, or null for a tombstone
     * @param timestamp the record's own timestamp, epoch millis
     */
    public Decoded decode(byte[] key, byte[] value, long timestamp) {
        throw new UnsupportedOperationException();
    }
}
