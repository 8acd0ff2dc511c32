package io.foretell.topology;

import io.foretell.event.Decoded;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Writes records that were no events to {@code NAME-dead-letters}: key, value and headers as received, and beside
 * them the headers {@code foretell.reason}, {@code foretell.detail}, {@code foretell.topic}, {@code
 * foretell.partition} and {@code foretell.offset}.
 *
 * @param sink  name of the sink node
 * @param count counted up
 */
record DeadLetters(String sink, LongAdder count) implements Rejections {

    private static final String REASON = "foretell.reason";
    private static final String DETAIL = "foretell.detail";

    @Override
    public void handle(
            ProcessorContext<byte[], byte[]> context,
            Record<byte[], byte[]> received,
            Origin origin,
            Decoded.Rejected why) {
        Headers headers = origin.addTo(received.headers());
        Origin.replace(headers, REASON, why.reason().name());
        Origin.replace(headers, DETAIL, why.detail());
        count.increment();
        context.forward(received.withHeaders(headers), sink);
    }
}
