package io.foretell.topology;

import io.foretell.learn.Update;
import io.foretell.learn.UpdateFile;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Chunks;
import io.foretell.spec.Spec;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The trainer's topology without a broker: what it learns comes back to it by the weights topic, as on a real one. */
public final class TrainerDriver implements AutoCloseable {

    final TestInputTopic<String, String> events;
    final TestInputTopic<String, byte[]> updates;
    final TestOutputTopic<String, byte[]> learned;
    final TestOutputTopic<String, byte[]> weights;
    public final TestInputTopic<byte[], byte[]> records;
    public final LiveModel model;
    private final Blueprint blueprint;
    private final TopologyTestDriver driver;

    public TrainerDriver(Spec spec, Path folder) {
        blueprint = Blueprint.of(spec);
        Names names = Names.of(spec);
        Properties properties = new Settings(spec).trainer(folder, 1);
        model = new LiveModel(blueprint, (before, now) -> {});
        driver = new TopologyTestDriver(
                TrainerTopology.build(blueprint, model, topic -> Uuid.ONE_UUID, new StreamsConfig(properties)), properties, Instant.EPOCH);
        StringSerializer text = new StringSerializer();
        events = driver.createInputTopic(names.events(), text, text);
        records = driver.createInputTopic(names.events(), new ByteArraySerializer(), new ByteArraySerializer());
        updates = driver.createInputTopic(names.updates(), text, new ByteArraySerializer());
        learned = driver.createOutputTopic(names.updates(), new StringDeserializer(), new ByteArrayDeserializer());
        weights = driver.createOutputTopic(names.weights(), new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** The updates since the last call, put together from their pieces. */
    List<Update> updates() {
        List<Update> updates = new ArrayList<>();
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        for (TestRecord<String, byte[]> record : learned.readRecordsToList()) {
            parts.writeBytes(record.value());
            if (UpdateChunk.of(record.headers()).last()) {
                updates.add(UpdateFile.read(parts.toByteArray(), blueprint));
                parts.reset();
            }
        }
        return updates;
    }

    /** As if another task had sent this. */
    void send(Update update) {
        List<byte[]> pieces = Chunks.split(UpdateFile.write(update, blueprint));
        for (int i = 0; i < pieces.size(); i++) {
            updates.pipeInput(new TestRecord<>(update.task(), pieces.get(i),
                    new UpdateChunk(i, pieces.size()).addTo(new RecordHeaders())));
        }
    }

    KeyValueStore<Bytes, byte[]> history() {
        return driver.getKeyValueStore(Names.HISTORY);
    }

    void passWallClock(Duration time) {
        driver.advanceWallClockTime(time);
    }

    @Override
    public void close() {
        driver.close();
    }
}
