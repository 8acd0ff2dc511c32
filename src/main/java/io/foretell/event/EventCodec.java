package io.foretell.event;

import java.nio.ByteBuffer;

/** Event ⇄ compact bytes, for histories; the key is kept outside. */
public final class EventCodec {

    public EventCodec(Schema schema) {
        throw new UnsupportedOperationException();
    }

    public int size(Event event) {
        throw new UnsupportedOperationException();
    }

    public void write(Event event, ByteBuffer out) {
        throw new UnsupportedOperationException();
    }

    public Event read(String key, ByteBuffer in) {
        throw new UnsupportedOperationException();
    }
}
