package io.foretell.demo;

import io.foretell.event.EventFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends the series to the events topic as fast as they are taken: never further ahead than {@link #MOST_AHEAD} events
 * of whoever takes them more slowly.
 */
final class Feed implements AutoCloseable {

    /** About a second's worth: so that the model learns as the events come, not after they have gone by. */
    static final int MOST_AHEAD = 1_000;

    private static final long WAIT_NANOS = 5_000_000;

    private final String topic;
    private final long limit;
    private final LongSupplier taken;
    private final KafkaProducer<byte[], byte[]> producer;
    private volatile boolean stopped;
    private volatile long sent; // written by one thread
    private volatile boolean complete;

    /** @param taken how many of the events have been taken */
    Feed(String servers, String topic, long limit, LongSupplier taken) {
        this.topic = topic;
        this.limit = limit;
        this.taken = taken;
        producer = new KafkaProducer<>(
                // One request at a time: of several to a topic made just now, a broker may take a later one first, and
                // then refuses the earlier ones for good.
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers, ProducerConfig.LINGER_MS_CONFIG, 5,
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4", ProducerConfig.CLIENT_ID_CONFIG, "demo-feed"),
                new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Returns when all has been sent or {@link #close} was called. */
    void send(Path folder) throws IOException {
        try (EventFile file = NabData.open(folder)) {
            while (!stopped && sent < limit && file.hasNext()) {
                if (sent - taken.getAsLong() >= MOST_AHEAD) {
                    LockSupport.parkNanos(WAIT_NANOS);
                    continue;
                }
                EventFile.Row row = file.next();
                producer.send(new ProducerRecord<>(topic, row.key(), row.value()));
                sent = sent + 1;
            }
        }
        producer.flush();
        complete = !stopped;
    }

    /** All has been sent. */
    boolean complete() {
        return complete;
    }

    long sent() {
        return sent;
    }

    @Override
    public void close() {
        stopped = true;
        producer.close(Duration.ofMillis(500));
    }
}
