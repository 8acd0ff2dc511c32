package io.foretell.topology;

import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The first record on the weights topic: what kind of model this name stands for, one line for each decision. Written
 * by whoever starts first, so that a later spec which does not fit is refused before it meets states or weights of
 * the other.
 */
public final class FingerprintRecord {

    public static final String KEY = "fingerprint";

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int POLLS = 40;

    private final Settings settings;
    private final String topic;

    public FingerprintRecord(Settings settings, Names names) {
        this.settings = settings;
        topic = names.weights();
    }

    /** @throws StartException naming the differences, if the name is taken by another kind of model */
    void claim(Blueprint blueprint) throws ExecutionException, InterruptedException {
        Optional<Fingerprint> found = read();
        if (found.isEmpty()) {
            write(blueprint.fingerprint());
            return;
        }
        List<String> differences = found.get().differences(blueprint.fingerprint());
        if (!differences.isEmpty()) {
            String name = blueprint.spec().name();
            throw new StartException("spec does not fit the model of this name: name=" + name
                    + ", it was ➜ it is now:\n  " + String.join("\n  ", differences)
                    + "\nGive the changed spec another name, or forget the old model, its states and its predictions"
                    + " with foretell reset --spec FILE.");
        }
    }

    /** What the topic says; empty if nothing was ever started under the name. */
    public Optional<Fingerprint> read() {
        Map<String, Object> all = new HashMap<>(settings.client());
        all.put("enable.auto.commit", "false");
        all.put("isolation.level", "read_committed");
        all.put("fetch.max.wait.ms", "10"); // to close it takes as long as its last fetch waits for further records
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(all, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            for (int i = 0; i < POLLS && consumer.position(partition) < end; i++) {
                for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                    if (KEY.equals(record.key()) && record.value() != null) {
                        return Optional.of(new Fingerprint(record.value().lines().toList()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private void write(Fingerprint fingerprint) throws ExecutionException, InterruptedException {
        Map<String, Object> all = new HashMap<>(settings.client());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(all, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, KEY, String.join("\n", fingerprint.description()))).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicAuthorizationException) {
                throw new StartException("topic does not say yet what model it is for, and this user may not write there:"
                        + " topic=" + topic + ". Start a trainer first; it may.", e);
            }
            throw e;
        }
    }
}
