package io.foretell.topology;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Which piece of an update a record of {@code NAME-updates} is: header {@code foretell.chunk} = number, count as 4-byte
 * big-endian integers. The pieces of one update are written in one transaction, in their order, by one producer.
 */
record UpdateChunk(int number, int count) {

    private static final String HEADER = "foretell.chunk";

    /** @throws IllegalArgumentException if this is no piece of an update */
    static UpdateChunk of(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        if (header == null || header.value().length != 2 * Integer.BYTES) {
            throw new IllegalArgumentException("record on the updates topic without header " + HEADER);
        }
        ByteBuffer value = ByteBuffer.wrap(header.value());
        return new UpdateChunk(value.getInt(), value.getInt());
    }

    Headers addTo(Headers headers) {
        return headers.add(HEADER, ByteBuffer.allocate(2 * Integer.BYTES).putInt(number).putInt(count).array());
    }

    boolean last() {
        return number == count - 1;
    }
}
