package io.foretell.topology;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What an application's consumers have polled of one topic and its tasks have not processed yet: so a processor, to
 * which Streams gives one record at a time, can see which ones come next. They are the same objects that Streams holds.
 *
 * <p>It is no promise: a partition may be revoked, or read again from its last commit. So a task asks only for what
 * follows a record that it is processing, and finds nothing if that record is not there.
 *
 * <p>Thread-safe between partitions. A partition is one stream thread's at a time, and its hand-over to another goes
 * through Streams' lock on the task's folder.
 */
final class PolledRecords {

    private static final String SETTING = "foretell.polled.records";
    private static final String INTERCEPTORS = ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG;

    private final String topic;
    private final Map<Integer, Deque<ConsumerRecord<byte[], byte[]>>> waiting = new ConcurrentHashMap<>(); // by partition

    PolledRecords(String topic) {
        this.topic = topic;
    }

    /** Has the consumers of an application tell this what they poll; interceptors of the user's come first. */
    void addTo(Properties settings) {
        String given = Stream.of(StreamsConfig.mainConsumerPrefix(INTERCEPTORS),
                        StreamsConfig.consumerPrefix(INTERCEPTORS), INTERCEPTORS)
                .filter(settings::containsKey)
                .limit(1)
                .map(settings::getProperty)
                .collect(Collectors.joining());
        String all = given.isBlank() ? Tap.class.getName() : given + "," + Tap.class.getName();
        settings.put(StreamsConfig.mainConsumerPrefix(INTERCEPTORS), all);
        settings.put(StreamsConfig.mainConsumerPrefix(SETTING), this);
    }

    void add(ConsumerRecords<byte[], byte[]> polled) {
        for (TopicPartition partition : polled.partitions()) {
            if (partition.topic().equals(topic)) {
                waiting(partition.partition()).addAll(polled.records(partition));
            }
        }
    }

    /**
     * Those that follow a record, which are the caller's to take off. The record itself and all before it are taken
     * off here; nothing is left if it is not among them.
     *
     * @param value the record's own, by which it is told from an earlier reading of the same offset
     */
    Deque<ConsumerRecord<byte[], byte[]>> after(int partition, long offset, byte[] value) {
        Deque<ConsumerRecord<byte[], byte[]>> records = waiting(partition);
        ConsumerRecord<byte[], byte[]> first = records.poll();
        while (first != null && !(first.offset() == offset && first.value() == value)) {
            first = records.poll();
        }
        return records;
    }

    /** Called when this instance no longer processes a partition. */
    void forget(int partition) {
        waiting.remove(partition);
    }

    private Deque<ConsumerRecord<byte[], byte[]>> waiting(int partition) {
        return waiting.computeIfAbsent(partition, first -> new ArrayDeque<>());
    }

    /** Made by Kafka's consumer, which calls it in its own thread with all that a poll returns. */
    public static final class Tap implements ConsumerInterceptor<byte[], byte[]> {

        private PolledRecords to = new PolledRecords("");

        @Override
        public void configure(Map<String, ?> settings) {
            to = (PolledRecords) settings.get(SETTING);
        }

        @Override
        public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> polled) {
            to.add(polled);
            return polled;
        }

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
            // what is committed has been processed, and was taken off then
        }

        @Override
        public void close() {
            // holds nothing of its own
        }
    }
}
