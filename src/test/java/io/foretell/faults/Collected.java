package io.foretell.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What readers of a topic see, with the time when they do, read by a thread of its own for as long as it is open.
 * Thread-safe.
 */
final class Collected implements AutoCloseable {

    /** @param millis when it could be read, epoch */
    record Arrival(ConsumerRecord<String, byte[]> record, long millis) {}

    /** What becomes of all that was seen. */
    private interface Kept {

        void add(Arrival arrival);

        /** Partition by partition in their order. */
        List<Arrival> arrivals();
    }

    /** How soon what is written is read: each reading costs the broker and this process, and so those who are tested. */
    enum Pace {
        AT_ONCE(20, 1),
        UNHURRIED(200, 1 << 20);

        private final Duration poll;
        private final int bytes; // that are worth a reading, unless half a second has gone by

        Pace(int pollMillis, int bytes) {
            poll = Duration.ofMillis(pollMillis);
            this.bytes = bytes;
        }
    }

    private final Map<String, Object> settings;
    private final String topic;
    private final IsolationLevel isolation;
    private final Pace pace;
    private final Kept kept; // guarded by itself
    private final Map<Integer, Long> positions = new ConcurrentHashMap<>(); // by partition, behind the last one read
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private int count; // guarded by kept
    private volatile boolean closed;

    private Collected(String servers, String topic, IsolationLevel isolation, Pace pace, Kept kept) {
        this.topic = topic;
        this.isolation = isolation;
        this.pace = pace;
        this.kept = kept;
        settings = Map.of("bootstrap.servers", servers, "isolation.level", isolation.toString(), "auto.offset.reset", "earliest",
                "enable.auto.commit", "false", "reconnect.backoff.max.ms", "500", "metadata.max.age.ms", "1000",
                "default.api.timeout.ms", "600000", "fetch.min.bytes", pace.bytes);
        thread = new Thread(this::read, "reads-" + topic);
        thread.setDaemon(true);
    }

    /** @param topic may be missing yet, here and below */
    static Collected committed(String servers, String topic) {
        return started(new Collected(servers, topic, IsolationLevel.READ_COMMITTED, Pace.UNHURRIED, new All(key -> true)));
    }

    /** Of one key only. */
    static Collected committed(String servers, String topic, String key) {
        return started(new Collected(servers, topic, IsolationLevel.READ_COMMITTED, Pace.UNHURRIED, new All(key::equals)));
    }

    /** Handed on as they are read, partition by partition in their order; none are kept. */
    static Collected handed(String servers, String topic, Pace pace, Consumer<Arrival> taker) {
        return started(new Collected(servers, topic, IsolationLevel.READ_COMMITTED, pace, new Handed(taker)));
    }

    /** Of each key the last record only. */
    static Collected latest(String servers, String topic) {
        return started(new Collected(servers, topic, IsolationLevel.READ_COMMITTED, Pace.UNHURRIED, new Latest()));
    }

    /** What was aborted is among them; none are kept. */
    static Collected counted(String servers, String topic) {
        return started(new Collected(
                servers, topic, IsolationLevel.READ_UNCOMMITTED, Pace.UNHURRIED, new Handed(arrival -> {})));
    }

    private static final class All implements Kept {

        private final Predicate<String> keys;
        private final List<Arrival> arrivals = new ArrayList<>();

        private All(Predicate<String> keys) {
            this.keys = keys;
        }

        @Override
        public void add(Arrival arrival) {
            if (keys.test(arrival.record().key())) {
                arrivals.add(arrival);
            }
        }

        @Override
        public List<Arrival> arrivals() {
            return List.copyOf(arrivals);
        }
    }

    private static final class Latest implements Kept {

        private final Map<String, Arrival> byKey = new HashMap<>();

        @Override
        public void add(Arrival arrival) {
            byKey.put(arrival.record().key(), arrival);
        }

        @Override
        public List<Arrival> arrivals() {
            return List.copyOf(byKey.values());
        }
    }

    private record Handed(Consumer<Arrival> taker) implements Kept {

        @Override
        public void add(Arrival arrival) {
            taker.accept(arrival);
        }

        @Override
        public List<Arrival> arrivals() {
            return List.of();
        }
    }

    private static Collected started(Collected collected) {
        collected.thread.start();
        return collected;
    }

    private void read() {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            while (!closed && consumer.listTopics().getOrDefault(topic, List.of()).isEmpty()) {
                LockSupport.parkNanos(pace.poll.toNanos()); // it is about to be made
            }
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList());
            while (!closed) {
                add(consumer);
            }
        } catch (KafkaException e) {
            troubles.add(topic + ": " + e);
        }
    }

    private void add(KafkaConsumer<String, byte[]> consumer) {
        var polled = consumer.poll(pace.poll);
        long now = System.currentTimeMillis();
        synchronized (kept) {
            polled.forEach(record -> kept.add(new Arrival(record, now)));
            count += polled.count();
        }
        consumer.assignment().forEach(partition -> positions.put(partition.partition(), consumer.position(partition)));
    }

    /** True if all is read that such a reader may have now. */
    boolean atEnd(Admin admin) throws ExecutionException, InterruptedException {
        if (!troubles.isEmpty()) {
            throw new IllegalStateException(String.join("; ", troubles));
        }
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        positions.keySet().forEach(partition -> latest.put(new TopicPartition(topic, partition), OffsetSpec.latest()));
        var ends = admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all().get();
        return !ends.isEmpty()
                && ends.entrySet().stream()
                        .allMatch(end -> positions.get(end.getKey().partition()) >= end.getValue().offset());
    }

    int count() {
        synchronized (kept) {
            return count;
        }
    }

    /** Those that are kept so far, partition by partition in their order. */
    List<Arrival> arrivals() {
        synchronized (kept) {
            return kept.arrivals();
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
