package io.foretell.topology;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Past records as the brokers have them, read by a consumer of its own each time. Thread-safe. */
final class TopicRecords implements PastRecords {

    /** How long a broker may take for the next records. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Object> settings;
    private final String topic;
    private final Duration patience;

    /** @param settings of a consumer without a group, which begins at the earliest record if the one wanted is gone */
    TopicRecords(Map<String, Object> settings, String topic, Duration patience) {
        this.settings = Map.copyOf(settings);
        this.topic = topic;
        this.patience = patience;
    }

    /** @throws TimeoutException if there is no progress for longer than the patience */
    @Override
    public void read(int partition, long from, long end, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        TopicPartition at = new TopicPartition(topic, partition);
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            consumer.assign(List.of(at));
            consumer.seek(at, from);
            long position = from;
            while (position < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience).records(at)) {
                    if (record.offset() < end) {
                        reader.accept(record);
                    }
                }
                position = progressed(position, consumer.position(at, patience), at);
            }
        }
    }

    /** A poll returns without records as well, once it is past what readers do not see. */
    private long progressed(long before, long now, TopicPartition at) {
        if (now == before) {
            throw new TimeoutException("no records of " + at + " from offset " + before + " on within "
                    + patience.toSeconds() + " s");
        }
        return now;
    }
}
