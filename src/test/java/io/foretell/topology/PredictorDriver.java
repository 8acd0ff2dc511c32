package io.foretell.topology;

import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Chunks;
import io.foretell.snapshot.Pointer;
import io.foretell.snapshot.Role;
import io.foretell.snapshot.Snapshot;
import io.foretell.snapshot.SnapshotFile;
import io.foretell.spec.Spec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;

/** The predictor's topology without a broker, its topics as text, its events also as bytes. */
public final class PredictorDriver implements AutoCloseable {

    final TestInputTopic<String, String> events;
    final TestOutputTopic<String, String> predictions;
    final TestOutputTopic<String, String> deadLetters;
    final PredictorCounters counters = new PredictorCounters();
    final LiveModel model;
    final PolledRecords polled;
    final List<ConsumerRecord<byte[], byte[]>> past = new ArrayList<>(); // what can be read again
    int readings; // of it
    public final TestInputTopic<byte[], byte[]> records;
    public final TestOutputTopic<byte[], byte[]> predictionRecords;
    public final TestOutputTopic<byte[], byte[]> deadLetterRecords;
    private final TestInputTopic<String, byte[]> weights;
    private final TopologyTestDriver driver;

    public PredictorDriver(Spec spec, Path folder) {
        Blueprint blueprint = Blueprint.of(spec);
        Names names = Names.of(spec);
        Properties properties = new Settings(spec).predictor(folder, 1, 1);
        model = new LiveModel(blueprint, (before, now) -> {});
        polled = new PolledRecords(names.keyedEvents());
        driver = new TopologyTestDriver(
                PredictorTopology.build(
                        blueprint, model, polled, this::read, topic -> Uuid.ONE_UUID, counters,
                        new StreamsConfig(properties)),
                properties,
                Instant.EPOCH);
        StringSerializer in = new StringSerializer();
        StringDeserializer out = new StringDeserializer();
        events = driver.createInputTopic(names.events(), in, in);
        ByteArraySerializer bytes = new ByteArraySerializer();
        records = driver.createInputTopic(names.events(), bytes, bytes);
        weights = driver.createInputTopic(names.weights(), in, bytes);
        ByteArrayDeserializer raw = new ByteArrayDeserializer();
        predictionRecords = driver.createOutputTopic(names.predictions(), raw, raw);
        deadLetterRecords = driver.createOutputTopic(names.deadLetters(), raw, raw);
        predictions = driver.createOutputTopic(names.predictions(), out, out);
        deadLetters = driver.createOutputTopic(names.deadLetters(), out, out);
    }

    private void read(int partition, long from, long end, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        readings++;
        past.stream().filter(record -> record.offset() >= from && record.offset() < end).forEach(reader);
    }

    /** Puts a snapshot on the weights topic, its chunks and then its pointer. */
    public void publish(Snapshot snapshot) {
        byte[] file = SnapshotFile.write(snapshot);
        List<byte[]> chunks = Chunks.split(file);
        for (int i = 0; i < chunks.size(); i++) {
            weights.pipeInput(new Chunks.Address(snapshot.version(), i).key(), chunks.get(i));
        }
        publish(Role.CURRENT.key(), Pointer.to(snapshot.version(), file).write());
    }

    void publish(String key, byte[] value) {
        weights.pipeInput(key, value);
    }

    /** As if a consumer had polled these. */
    public void poll(ConsumerRecords<byte[], byte[]> records) {
        polled.add(records);
    }

    public KeyValueStore<String, byte[]> states() {
        return driver.getKeyValueStore(Names.STATES);
    }

    public void passWallClock(Duration time) {
        driver.advanceWallClockTime(time);
    }

    @Override
    public void close() {
        driver.close();
    }
}
