package io.foretell.topology;

import io.foretell.event.Decoded;
import io.foretell.event.Limits;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Writes records that were no events to {@code NAME-dead-letters}: key, value and headers as received, and beside
 * them the headers {@code foretell.reason}, {@code foretell.detail}, {@code foretell.topic}, {@code
 * foretell.partition} and {@code foretell.offset}.
 *
 * <p>A record larger than {@link #LARGEST} would with these be refused by our producer or a broker, at each attempt
 * again, and its partition stand still. Of such a one the headers are left out and key and value are cut to their
 * beginning; {@code foretell.cut} says how large it was. The whole one stands where the headers say.
 *
 * @param sink  name of the sink node
 * @param count counted up
 */
record DeadLetters(String sink, LongAdder count) implements Rejections {

    /** Bytes of a record that is written as received; with our headers it is below everyone's default of 1 MiB. */
    static final int LARGEST = 1_000_000;

    private static final String REASON = "foretell.reason";
    private static final String DETAIL = "foretell.detail";
    private static final String CUT = "foretell.cut";
    private static final int HEADER = 10; // bytes around a header's name and value, at most

    @Override
    public void handle(
            ProcessorContext<byte[], byte[]> context,
            Record<byte[], byte[]> received,
            Origin origin,
            Decoded.Rejected why) {
        Record<byte[], byte[]> letter = cut(received);
        Headers headers = origin.addTo(letter.headers());
        Origin.replace(headers, REASON, why.reason().name());
        Origin.replace(headers, DETAIL, why.detail());
        count.increment();
        context.forward(letter.withHeaders(headers), sink);
    }

    private static Record<byte[], byte[]> cut(Record<byte[], byte[]> received) {
        int key = length(received.key());
        int value = length(received.value());
        long headers = length(received.headers());
        if (key + value + headers <= LARGEST) {
            return received;
        }
        Headers told = new RecordHeaders();
        Origin.replace(told, CUT, "bytes as received: key=" + key + ", value=" + value + ", headers=" + headers);
        return received
                .withKey(beginning(received.key(), Limits.KEY_BYTES))
                .withValue(beginning(received.value(), LARGEST - Limits.KEY_BYTES))
                .withHeaders(told);
    }

    private static int length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static long length(Headers headers) {
        long length = 0;
        for (Header header : headers) {
            length += HEADER + 3L * header.key().length() + length(header.value());
        }
        return length;
    }

    private static byte[] beginning(byte[] bytes, int most) {
        return length(bytes) <= most ? bytes : Arrays.copyOf(bytes, most);
    }
}
