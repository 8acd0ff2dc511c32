package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.lstm.Weights;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import io.foretell.spec.Spec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that were polled together give what each alone gives. */
class LookAheadTest {

    private static final long START = 1_700_000_000_000L;
    private static final Spec SPEC = Specs.number("app", "forget-after: 60s");
    private static final TopicPartition EVENTS = new TopicPartition("app-events", 0);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyRecordsInAnyPolls_giveThePredictionsDeadLettersAndStatesOfOneAtATime(long seed) {
        Random random = new Random(seed);
        List<ConsumerRecord<byte[], byte[]>> records = records(random, 1 + random.nextInt(60));
        try (PredictorDriver alone = new PredictorDriver(SPEC, folder.resolve("alone"));
                PredictorDriver together = new PredictorDriver(SPEC, folder.resolve("together"))) {
            records.forEach(record -> give(alone, record));
            for (int from = 0; from < records.size(); ) {
                int end = Math.min(records.size(), from + 1 + random.nextInt(70));
                if (random.nextInt(4) == 0) {
                    poll(together, readAgain(records.subList(from, end))); // and lost before it came to a task
                }
                poll(together, records.subList(from, end));
                if (random.nextInt(4) == 0) {
                    together.passWallClock(ForgetIdle.INTERVAL);
                }
                records.subList(from, end).forEach(record -> give(together, record));
                from = end;
            }
            assertThat(together.predictions.readRecordsToList()).isEqualTo(alone.predictions.readRecordsToList());
            assertThat(together.deadLetters.readRecordsToList()).isEqualTo(alone.deadLetters.readRecordsToList());
            assertThat(together.counters.events()).isEqualTo(alone.counters.events());
            together.passWallClock(ForgetIdle.INTERVAL);
            alone.passWallClock(ForgetIdle.INTERVAL);
            assertThat(states(together)).isEqualTo(states(alone));
        }
    }

    @Test
    void polledEventsOfDifferentKeys_arePredictedTogetherByTheWeightsOfTheFirst() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            records.add(record(i, "k" + i % 8, "{\"value\": 1}", START));
        }
        try (PredictorDriver driver = new PredictorDriver(SPEC, folder)) {
            poll(driver, records);
            give(driver, records.get(0));
            driver.publish(version(7));
            records.stream().skip(1).forEach(record -> give(driver, record));
            List<String> predictions = driver.predictions.readValuesToList();
            assertThat(predictions.subList(0, 8)).allMatch(json -> json.contains("\"model\":0"));
            assertThat(predictions.subList(8, 10)).as("the second events of their keys")
                    .allMatch(json -> json.contains("\"step\":2") && json.contains("\"model\":7"));
        }
    }

    @Test
    void interceptorsOfTheUser_stayBeforeOurs() {
        for (String given : List.of("interceptor.classes", "consumer.interceptor.classes",
                "main.consumer.interceptor.classes")) {
            Properties settings = new Properties();
            settings.put(given, "com.example.Theirs");
            new PolledRecords("events").addTo(settings);
            assertThat(settings.getProperty("main.consumer.interceptor.classes"))
                    .isEqualTo("com.example.Theirs," + PolledRecords.Tap.class.getName());
        }
    }

    @Test
    void partitionThatIsGone_leavesNothing() {
        ConsumerRecord<byte[], byte[]> first = record(0, "a", "{}", START);
        ConsumerRecord<byte[], byte[]> second = record(1, "b", "{}", START);
        PolledRecords polled = new PolledRecords(EVENTS.topic());
        polled.add(polled(List.of(first, second)));
        assertThat(polled.after(0, 0, first.value())).containsExactly(second);
        polled.forget(0);
        assertThat(polled.after(0, 0, first.value())).isEmpty();
    }

    /** Events of a few keys with jumps in time, tombstones, and what is no event. */
    private static List<ConsumerRecord<byte[], byte[]>> records(Random random, int keys) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        long time = START;
        for (int offset = 0; offset < 400; offset++) {
            time += random.nextInt(100) == 0 ? 120_000 : random.nextInt(200) - 50;
            String key = "k" + random.nextInt(keys);
            String value = switch (random.nextInt(20)) {
                case 0 -> null;
                case 1 -> "no event";
                default -> "{\"value\": %s}".formatted(random.nextGaussian());
            };
            records.add(record(offset, key, value, time));
        }
        return records;
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, String key, String value, long timestamp) {
        TestRecord<byte[], byte[]> record = new TestRecord<>(key.getBytes(StandardCharsets.UTF_8),
                value == null ? null : value.getBytes(StandardCharsets.UTF_8), Instant.ofEpochMilli(timestamp));
        return consumed(record, offset);
    }

    private static ConsumerRecord<byte[], byte[]> consumed(TestRecord<byte[], byte[]> record, long offset) {
        return new ConsumerRecord<>(EVENTS.topic(), 0, offset, record.timestamp(),
                TimestampType.CREATE_TIME, record.key().length, 0, record.key(),
                record.value(), record.headers(), Optional.empty());
    }

    private static List<ConsumerRecord<byte[], byte[]>> readAgain(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(record -> record(record.offset(), new String(record.key(), StandardCharsets.UTF_8),
                        record.value() == null ? null : new String(record.value(), StandardCharsets.UTF_8),
                        record.timestamp()))
                .toList();
    }

    private static void poll(PredictorDriver driver, List<ConsumerRecord<byte[], byte[]>> records) {
        driver.polled.add(polled(records));
    }

    private static ConsumerRecords<byte[], byte[]> polled(List<ConsumerRecord<byte[], byte[]>> records) {
        return new ConsumerRecords<>(Map.of(EVENTS, records), Map.of());
    }

    private static void give(PredictorDriver driver, ConsumerRecord<byte[], byte[]> record) {
        driver.records.pipeInput(
                new TestRecord<>(record.key(), record.value(), Instant.ofEpochMilli(record.timestamp())));
    }

    private static Map<String, String> states(PredictorDriver driver) {
        Map<String, String> states = new TreeMap<>();
        try (var all = driver.states().all()) {
            all.forEachRemaining(state -> states.put(state.key, HexFormat.of().formatHex(state.value)));
        }
        return states;
    }

    private static Snapshot version(long version) {
        Blueprint blueprint = Blueprint.of(SPEC);
        Snapshot initial = Snapshot.initial(blueprint);
        return Snapshot.of(version, initial.fingerprint(), Weights.fresh(blueprint.shape(), version),
                initial.statistics(), initial.vocabularies());
    }
}
