package io.foretell.topology;

import io.foretell.event.Decoded;
import io.foretell.event.EventDecoder;
import io.foretell.spec.Input;
import io.foretell.spec.Spec;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The user's events, such that all events of one sequence come to one task in their order: the topic as it is, or,
 * when the sequence key is a field, repartitioned by it.
 */
final class EventSource {

    static final String KEY_BY_FIELD = "key-by-field";

    /** The name that Streams gives the first node of a repartition, by the name of the repartition. */
    static final String REPARTITION = Names.BY_KEY + "-repartition-filter";

    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private EventSource() {}

    /** @param rejections asked only if the key is a field; else whoever reads the events finds what is none */
    static KStream<byte[], byte[]> of(StreamsBuilder builder, Spec spec, Rejections rejections) {
        Consumed<byte[], byte[]> consumed =
                Consumed.with(BYTES, BYTES).withName("events").withTimestampExtractor(new RecordTime());
        KStream<byte[], byte[]> events = builder.stream(spec.input().topic(), consumed);
        if (spec.input().key() instanceof Input.Key.OfRecord) {
            return events;
        }
        return events.process(() -> new KeyByField(spec, rejections), Named.as(KEY_BY_FIELD))
                .repartition(Repartitioned.<byte[], byte[]>as(Names.BY_KEY)
                        .withKeySerde(BYTES)
                        .withValueSerde(BYTES));
    }

    /** Gives each event its sequence key as record key, and its origin as headers. */
    static final class KeyByField extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

        private final EventDecoder decoder;
        private final Rejections rejections;

        KeyByField(Spec spec, Rejections rejections) {
            decoder = new EventDecoder(spec);
            this.rejections = rejections;
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            Decoded decoded = decoder.decode(record.key(), record.value(), record.timestamp());
            Origin origin = Origin.fromMetadata(record, context());
            if (decoded instanceof Decoded.Accepted accepted) {
                forward(record, accepted.event().key(), origin);
            } else if (decoded instanceof Decoded.Forget forget) {
                forward(record, forget.key(), origin);
            } else if (decoded instanceof Decoded.Rejected rejected) {
                rejections.handle(context(), record, origin, rejected);
            }
        }

        /** Without the headers received, which nobody reads any more: they could make the record too large. */
        private void forward(Record<byte[], byte[]> record, String key, Origin origin) {
            byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
            Headers headers = origin.addTo(new RecordHeaders());
            context().forward(record.withKey(bytes).withHeaders(headers), REPARTITION);
        }
    }
}
