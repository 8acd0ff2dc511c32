package io.foretell.doctor;

import io.foretell.topology.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what is committed of the only partition of a topic, up to where it ends by now. */
record TopicReader(Settings settings) {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int EMPTY_POLLS = 25; // in a row, then what is there is taken to be all

    /** From its start. */
    void readAll(String topic, Consumer<ConsumerRecord<String, byte[]>> each) {
        read(topic, Long.MAX_VALUE, each);
    }

    /** @param most of the last offsets; some of them are none of a record */
    void readLast(String topic, long most, Consumer<ConsumerRecord<String, byte[]>> each) {
        read(topic, most, each);
    }

    private void read(String topic, long most, Consumer<ConsumerRecord<String, byte[]>> each) {
        Map<String, Object> all = new HashMap<>(settings.client());
        all.put("enable.auto.commit", "false");
        all.put("isolation.level", "read_committed");
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(all, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            long start = consumer.beginningOffsets(List.of(partition)).get(partition);
            consumer.seek(partition, Math.max(start, end - Math.min(end, most)));
            int empty = 0;
            while (consumer.position(partition) < end && empty < EMPTY_POLLS) {
                var polled = consumer.poll(POLL);
                empty = polled.isEmpty() ? empty + 1 : 0;
                polled.forEach(each);
            }
        }
    }
}
