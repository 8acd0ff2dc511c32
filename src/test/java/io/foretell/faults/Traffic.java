package io.foretell.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Events of many keys at a steady rate, one in a thousand of them poison, from a thread of its own until it is closed.
 * What became of them on their topic is the truth; brokers may come and go.
 */
final class Traffic implements AutoCloseable {

    static final int KEYS = 200;
    private static final int POISON = 1000; // one in so many
    private static final String[] POISONS = {"", "{", "[]", "{\"value\":\"x\"}", "{\"value\":1e400}", "\u0000\u00ff"};

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final Random random;
    private final double nanos; // from one event to the next
    private final Thread thread = new Thread(this::send, "traffic");
    private int burst; // events of bursts so far
    private volatile boolean stopped;

    private Traffic(KafkaProducer<byte[], byte[]> producer, String topic, int rate, long seed) {
        this.producer = producer;
        this.topic = topic;
        random = new Random(seed);
        nanos = 1e9 / rate;
    }

    /** @param rate events a second */
    static Traffic start(String servers, String topic, int rate, long seed) {
        ByteArraySerializer bytes = new ByteArraySerializer();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", servers, "linger.ms", 5, "max.in.flight.requests.per.connection", 1,
                "delivery.timeout.ms", 600_000, "request.timeout.ms", 5_000, "max.block.ms", 600_000,
                "reconnect.backoff.max.ms", 500);
        Traffic traffic = new Traffic(new KafkaProducer<>(settings, bytes, bytes), topic, rate, seed);
        traffic.thread.setDaemon(true);
        traffic.thread.start();
        return traffic;
    }

    private void send() {
        long start = System.nanoTime();
        for (long event = 0; !stopped; event++) {
            long wait = start + (long) (event * nanos) - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
            try {
                producer.send(next(event));
            } catch (IllegalStateException | KafkaException e) {
                if (!stopped) {
                    throw e; // otherwise it has been closed meanwhile
                }
            }
        }
    }

    private ProducerRecord<byte[], byte[]> next(long event) {
        String key = "key-" + random.nextInt(KEYS);
        String value = random.nextInt(POISON) == 0
                ? POISONS[random.nextInt(POISONS.length)]
                : String.format(Locale.ROOT, "{\"value\":%.3f,\"kind\":\"%s\",\"n\":%d}",
                        Math.sin(event / 500.0) * 10 + random.nextGaussian(), "abc".charAt(random.nextInt(3)), event);
        return new ProducerRecord<>(topic, bytes(key), bytes(value));
    }

    /**
     * Events of other keys, as fast as the broker takes them.
     *
     * @param keys one after the other, over all bursts
     */
    void burst(int events, int keys) {
        for (int end = burst + events; burst < end; burst++) {
            String value = "{\"value\":" + burst % 97 + ",\"kind\":\"" + "abc".charAt(burst % 3) + "\"}";
            producer.send(new ProducerRecord<>(topic, bytes("burst-" + burst % keys), bytes(value)));
        }
        producer.flush();
    }

    /** One more of every key, of which nothing else is known. */
    void everyKeyOnceMore() {
        for (int key = 0; key < KEYS; key++) {
            producer.send(new ProducerRecord<>(topic, bytes("key-" + key), bytes("{\"value\":1.5,\"kind\":\"b\"}")));
        }
        producer.flush();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** All sent are on the topic then. */
    void stop() throws InterruptedException {
        stopped = true;
        thread.join();
        producer.flush();
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        producer.close(Duration.ZERO);
        thread.join();
    }
}
