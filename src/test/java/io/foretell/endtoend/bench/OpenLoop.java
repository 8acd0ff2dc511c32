package io.foretell.endtoend.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes the load's events in a thread of its own, each as soon as it is due, whatever became of those before it: what
 * is slow does not get fewer events. The topic has one partition and is empty, so that the n-th event has offset n.
 */
public final class OpenLoop implements AutoCloseable {

    private static final int LINGER_MILLIS = 1;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Load load;
    private final String topic;
    private final Schedule schedule;
    private final Thread thread = new Thread(this::send, "open-loop");
    private volatile boolean stopped;

    private OpenLoop(KafkaProducer<byte[], byte[]> producer, Load load, String topic, Schedule schedule) {
        this.producer = producer;
        this.load = load;
        this.topic = topic;
        this.schedule = schedule;
    }

    /** @param rate events a second */
    public static OpenLoop start(String servers, Load load, String topic, int rate) {
        ByteArraySerializer bytes = new ByteArraySerializer();
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "linger.ms", LINGER_MILLIS), bytes, bytes);
        producer.partitionsFor(topic); // connects
        OpenLoop loop = new OpenLoop(producer, load, topic, new Schedule(System.nanoTime(), rate));
        loop.thread.setDaemon(true);
        loop.thread.start();
        return loop;
    }

    public Schedule schedule() {
        return schedule;
    }

    private void send() {
        LongFunction<byte[]> events = load.events();
        for (long event = 0; !stopped; event++) {
            byte[] key = load.key(event).getBytes(StandardCharsets.UTF_8);
            byte[] value = events.apply(event);
            parkUntil(schedule.due(event));
            producer.send(new ProducerRecord<>(topic, key, value));
        }
    }

    private static void parkUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(5));
    }
}
