package io.foretell.topology;

import io.foretell.spec.Input;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Where an event stood on the user's topic. On its way through a repartition topic it travels in the headers
 * {@code foretell.topic}, {@code foretell.partition} and {@code foretell.offset}, as decimal text.
 */
record Origin(String topic, int partition, long offset) {

    private static final String TOPIC = "foretell.topic";
    private static final String PARTITION = "foretell.partition";
    private static final String OFFSET = "foretell.offset";

    /** How to tell the origin of a record that a processor is given. */
    interface Source {

        Origin of(Record<byte[], byte[]> record, ProcessingContext context);

        static Source of(Input.Key key) {
            return key instanceof Input.Key.OfField ? Origin::fromHeaders : Origin::fromMetadata;
        }
    }

    static Origin fromMetadata(Record<byte[], byte[]> record, ProcessingContext context) {
        RecordMetadata at = metadata(context);
        return new Origin(at.topic(), at.partition(), at.offset());
    }

    /** Where the record in process stood on the topic that its task reads. */
    static RecordMetadata metadata(ProcessingContext context) {
        return context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("record without metadata: it came from no topic"));
    }

    static Origin fromHeaders(Record<byte[], byte[]> record, ProcessingContext context) {
        Headers headers = record.headers();
        return new Origin(
                text(headers, TOPIC),
                Integer.parseInt(text(headers, PARTITION)),
                Long.parseLong(text(headers, OFFSET)));
    }

    /** The headers given and these three, which replace any of the same name. */
    Headers addTo(Headers headers) {
        Headers all = new RecordHeaders(headers);
        replace(all, TOPIC, topic);
        replace(all, PARTITION, Integer.toString(partition));
        replace(all, OFFSET, Long.toString(offset));
        return all;
    }


    static void replace(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null) {
            throw new IllegalStateException("repartitioned record without its origin: header=" + name
                    + ". Only Foretell may write to its repartition topic.");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
