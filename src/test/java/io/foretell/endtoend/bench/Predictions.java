package io.foretell.endtoend.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the predictions of one partition as soon as a reader of committed records may: the n-th is of the n-th event.
 * Not thread-safe.
 */
public final class Predictions implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final JavaProcess predictor;
    private long read;
    private long lastRead = System.nanoTime();

    /** The topic may be missing yet. */
    public Predictions(String servers, String topic, JavaProcess predictor) {
        this.predictor = predictor;
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "isolation.level", "read_committed", "auto.offset.reset",
                        "earliest", "enable.auto.commit", "false", "retry.backoff.ms", "20", "retry.backoff.max.ms",
                        "20"),
                bytes, bytes);
        consumer.assign(List.of(new TopicPartition(topic, 0)));
    }

    /** Is told of each prediction. */
    public interface Reader {

        /** @param nanos when it was there, by {@link System#nanoTime} */
        void read(long event, byte[] prediction, long nanos) throws IOException;
    }

    /**
     * Waits for further predictions and gives them to the reader.
     *
     * @return how many have been read in all
     * @throws IOException if the predictor has ended or stands still, or a prediction is not of its event
     */
    public long poll(Reader reader) throws IOException {
        predictor.refuseIfEnded();
        ConsumerRecords<byte[], byte[]> records = consumer.poll(LONGEST_POLL);
        long now = System.nanoTime();
        if (!records.isEmpty()) {
            lastRead = now;
        } else if (now - lastRead > PATIENCE.toNanos()) {
            throw new IOException("predictions: none after " + read + " for " + PATIENCE.toSeconds()
                    + " s; the predictor printed:\n" + predictor.output());
        }
        byte[] last = new byte[0];
        for (ConsumerRecord<byte[], byte[]> record : records) {
            reader.read(read++, record.value(), now);
            last = record.value();
        }
        check(last);
        return read;
    }

    /** Of one of many, since it takes as long as reading all of them. */
    private void check(byte[] last) throws IOException {
        if (last.length == 0) {
            return;
        }
        JsonNode source = JSON.readTree(last).path("source");
        if (source.path("offset").asLong(-1) != read - 1) {
            throw new IOException("predictions: number " + (read - 1) + " is of " + source);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
