package io.foretell.endtoend.swap;

import io.foretell.lstm.Weights;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Chunks;
import io.foretell.snapshot.Pointer;
import io.foretell.snapshot.Role;
import io.foretell.snapshot.Snapshot;
import io.foretell.snapshot.SnapshotFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Versions 1, 2, … of a model with random weights, published as a trainer would. Not thread-safe. */
final class Publisher implements AutoCloseable {

    private final String topic;
    private final List<byte[]> files = new ArrayList<>(); // of version 1, 2, …
    private final KafkaProducer<byte[], byte[]> producer;
    private int published;

    Publisher(String servers, String topic, Blueprint blueprint, int versions) {
        this.topic = topic;
        for (int version = 1; version <= versions; version++) {
            files.add(SnapshotFile.write(fresh(blueprint, version)));
        }
        ByteArraySerializer bytes = new ByteArraySerializer();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "transactional.id", topic, "compression.type", "lz4"),
                bytes, bytes);
        producer.initTransactions();
    }

    private static Snapshot fresh(Blueprint blueprint, int version) {
        Snapshot initial = Snapshot.initial(blueprint);
        return Snapshot.of(
                version,
                blueprint.fingerprint(),
                Weights.fresh(blueprint.shape(), blueprint.spec().seed() + version),
                initial.statistics(),
                initial.vocabularies());
    }

    int bytes() {
        return files.get(0).length;
    }

    /**
     * The next version.
     *
     * @return when its transaction was about to be committed, by {@link System#nanoTime}; all records were written
     */
    long publish() {
        byte[] file = files.get(published++);
        List<byte[]> chunks = Chunks.split(file);
        producer.beginTransaction();
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            send(new Chunks.Address(published, chunk).key(), chunks.get(chunk));
        }
        send(Role.CURRENT.key(), Pointer.to(published, file).write());
        producer.flush();
        long commit = System.nanoTime();
        producer.commitTransaction();
        return commit;
    }

    private void send(String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    }

    @Override
    public void close() {
        producer.close();
    }
}
