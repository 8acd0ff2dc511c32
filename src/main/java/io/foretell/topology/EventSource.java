package io.foretell.topology;

import io.foretell.event.Decoded;
import io.foretell.event.EventDecoder;
import io.foretell.spec.Input;
import io.foretell.spec.Spec;
import java.nio.charset.StandardCharsets;
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

    static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private EventSource() {}

    static KStream<byte[], byte[]> of(StreamsBuilder builder, Spec spec) {
        Consumed<byte[], byte[]> consumed =
                Consumed.with(BYTES, BYTES).withName("events").withTimestampExtractor(new RecordTime());
        KStream<byte[], byte[]> events = builder.stream(spec.input().topic(), consumed);
        if (spec.input().key() instanceof Input.Key.OfRecord) {
            return events;
        }
        return events.process(() -> new KeyByField(spec), Named.as("key-by-field"))
                .repartition(Repartitioned.<byte[], byte[]>as(Names.BY_KEY)
                        .withKeySerde(BYTES)
                        .withValueSerde(BYTES));
    }

    /**
     * Gives each event its sequence key as record key, and its origin as headers. What is no event goes on as it came, and
     * becomes a dead letter where all do.
     */
    private static final class KeyByField extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

        private final EventDecoder decoder;

        KeyByField(Spec spec) {
            decoder = new EventDecoder(spec);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            Decoded decoded = decoder.decode(record.key(), record.value(), record.timestamp());
            Origin origin = Origin.fromMetadata(record, context());
            context().forward(record.withKey(key(record, decoded)).withHeaders(origin.addTo(record.headers())));
        }

        private static byte[] key(Record<byte[], byte[]> record, Decoded decoded) {
            return decoded instanceof Decoded.Accepted accepted
                    ? accepted.event().key().getBytes(StandardCharsets.UTF_8)
                    : record.key();
        }
    }
}
