package io.foretell.topology;

import io.foretell.event.Decoded;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Records that were no events, as they are told to {@code NAME-dead-letters}: key, value and headers as received, and the
 * headers {@code foretell.reason}, {@code foretell.detail}, {@code foretell.topic}, {@code foretell.partition} and
 * {@code foretell.offset} beside them.
 */
final class DeadLetters {

    private static final String REASON = "foretell.reason";
    private static final String DETAIL = "foretell.detail";

    private DeadLetters() {}

    static Record<byte[], byte[]> of(Record<byte[], byte[]> received, Origin origin, Decoded.Rejected why) {
        Headers headers = origin.addTo(received.headers());
        Origin.replace(headers, REASON, why.reason().name());
        Origin.replace(headers, DETAIL, why.detail());
        return received.withHeaders(headers);
    }
}
