package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.foretell.lstm.Weights;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import io.foretell.spec.Spec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictorTopologyTest {

    private static final long START = 1_700_000_000_000L;

    @TempDir
    Path folder;

    private final Spec spec = Specs.number("app");

    @Test
    void everyEvent_givesTheOnePredictionThatItsReplayGives() {
        Replay replay = new Replay(Blueprint.of(spec));
        try (PredictorDriver driver = new PredictorDriver(spec, folder)) {
            for (int i = 0; i < 100; i++) {
                String key = "k" + i % 7;
                String value = value(Math.sin(i) * 10);
                driver.events.pipeInput(key, value, START + i);
                assertThat(driver.predictions.readRecordsToList())
                        .extracting(TestRecord::key, TestRecord::value)
                        .containsExactly(tuple(
                                key, replay.step(key, value, START + i, 0, i)));
            }
            assertThat(driver.counters.events()).isEqualTo(100);
            assertThat(driver.deadLetters.isEmpty()).isTrue();
        }
    }

    @Test
    void garbage_becomesADeadLetterAsReceivedWithReasonAndOrigin() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("trace", "t1".getBytes(StandardCharsets.UTF_8));
        try (PredictorDriver driver = new PredictorDriver(spec, folder)) {
            driver.events.pipeInput("k", value(1), START);
            driver.events.pipeInput(new TestRecord<>("k", "{\"value\": ", headers, START));
            driver.events.pipeInput("k", value(2), START);

            TestRecord<String, String> letter = driver.deadLetters.readRecord();
            assertThat(letter.key()).isEqualTo("k");
            assertThat(letter.value()).isEqualTo("{\"value\": ");
            assertThat(headers(letter))
                    .containsEntry("trace", "t1")
                    .containsEntry("foretell.reason", "NOT_A_JSON_OBJECT")
                    .containsEntry("foretell.topic", "app-events")
                    .containsEntry("foretell.partition", "0")
                    .containsEntry("foretell.offset", "1")
                    .containsKey("foretell.detail");
            assertThat(driver.predictions.readKeyValuesToList()).hasSize(2);
            assertThat(driver.counters.deadLetters()).isEqualTo(1);
        }
    }

    @Test
    void recordWithoutKey_becomesADeadLetter() {
        try (PredictorDriver driver = new PredictorDriver(spec, folder)) {
            driver.events.pipeInput(new TestRecord<>(null, value(1), new RecordHeaders(), START));
            assertThat(headers(driver.deadLetters.readRecord())).containsEntry("foretell.reason", "KEY_MISSING");
        }
    }

    @Test
    void nullValue_deletesTheStateAndLeavesATombstone() {
        Replay afresh = new Replay(Blueprint.of(spec));
        try (PredictorDriver driver = new PredictorDriver(spec, folder)) {
            driver.events.pipeInput("k", value(5), START);
            driver.events.pipeInput(new TestRecord<>("k", null, new RecordHeaders(), START));
            assertThat(driver.states().get("k")).isNull();
            driver.events.pipeInput("k", value(6), START);

            List<KeyValue<String, String>> out = driver.predictions.readKeyValuesToList();
            assertThat(out).hasSize(3);
            assertThat(out.get(1)).isEqualTo(KeyValue.pair("k", null));
            assertThat(out.get(2).value).isEqualTo(afresh.step("k", value(6), START, 0, 2));
            assertThat(driver.counters.forgotten()).isEqualTo(1);
        }
    }

    @Test
    void publishedWeights_areUsedFromTheNextEventOn() {
        Snapshot better = another(7);
        Replay replay = new Replay(Blueprint.of(spec));
        try (PredictorDriver driver = new PredictorDriver(spec, folder)) {
            driver.events.pipeInput("k", value(1), START);
            assertThat(driver.predictions.readValue()).isEqualTo(replay.step("k", value(1), START, 0, 0));

            driver.publish(better);
            replay.use(better);

            driver.events.pipeInput("k", value(2), START + 1);
            String prediction = driver.predictions.readValue();
            assertThat(prediction).isEqualTo(replay.step("k", value(2), START + 1, 0, 1)).contains("\"model\":7");
            assertThat(driver.model.swaps()).isEqualTo(1);
        }
    }

    @Test
    void brokenWeights_areRefusedAndTheOnesInUseStay() {
        try (PredictorDriver driver = new PredictorDriver(spec, folder)) {
            driver.publish(another(3));
            driver.publish("current", "{\"version\": 4}".getBytes(StandardCharsets.UTF_8));
            driver.publish("4/0", new byte[] {1, 2, 3});
            driver.publish("nonsense", null);

            driver.events.pipeInput("k", value(2), START);
            assertThat(driver.predictions.readValue()).contains("\"model\":3");
            assertThat(driver.model.refused()).isPositive();
        }
    }

    @Test
    void deadLetterTooLargeForABroker_isCutAndSaysSo() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("trace", new byte[70_000]);
        String garbage = "x".repeat(999_999);
        try (PredictorDriver driver = new PredictorDriver(spec, folder)) {
            driver.events.pipeInput(new TestRecord<>("k".repeat(2_000), garbage, headers, START));

            TestRecord<String, String> letter = driver.deadLetters.readRecord();
            assertThat(letter.key()).isEqualTo("k".repeat(1024));
            assertThat(letter.value()).isEqualTo(garbage.substring(0, DeadLetters.LARGEST - 1024));
            assertThat(headers(letter))
                    .doesNotContainKey("trace")
                    .containsEntry("foretell.cut", "bytes as received: key=2000, value=999999, headers=70025")
                    .containsEntry("foretell.reason", "NOT_A_JSON_OBJECT")
                    .containsEntry("foretell.offset", "0");
        }
    }

    @Test
    void recordWithoutAUsableTimestamp_hasTheTimeItsPartitionHadComeTo() {
        for (long timestamp : new long[] {-1, Long.MIN_VALUE, 253_402_300_800_000L, Long.MAX_VALUE}) {
            assertThat(RecordTime.of(timestamp, -1)).isZero();
            assertThat(RecordTime.of(timestamp, START)).isEqualTo(START);
        }
        assertThat(new RecordTime().extract(new ConsumerRecord<>("t", 0, 0, "k", "v"), START)).isEqualTo(START);
        assertThat(RecordTime.of(START, START + 1)).isEqualTo(START);
    }

    @Test
    void recordFromTheEndOfTime_costsNoOtherKeyItsState() {
        try (PredictorDriver driver = new PredictorDriver(spec, folder)) {
            driver.events.pipeInput("k", value(1), START);
            driver.events.pipeInput("clock", value(1), Long.MAX_VALUE);
            driver.passWallClock(ForgetIdle.INTERVAL);
            driver.events.pipeInput("k", value(2), START + 1);
            assertThat(driver.predictions.readValuesToList().get(2)).contains("\"step\":2");
        }
    }

    @Test
    void idleKey_losesItsStateWithoutChangingAnyPrediction() {
        Spec forgetful = Specs.number("app", "forget-after: 1h");
        Replay replay = new Replay(Blueprint.of(forgetful));
        long later = START + Duration.ofHours(2).toMillis();
        try (PredictorDriver driver = new PredictorDriver(forgetful, folder)) {
            driver.events.pipeInput("idle", value(1), START);
            driver.events.pipeInput("busy", value(1), START + 10);
            driver.events.pipeInput("busy", value(2), later);
            driver.passWallClock(ForgetIdle.INTERVAL);
            assertThat(driver.states().get("idle")).isNull();
            assertThat(driver.states().get("busy")).isNotNull();
            assertThat(driver.counters.forgotten()).isEqualTo(1);

            replay.step("idle", value(1), START, 0, 0);
            replay.step("busy", value(2), later, 0, 2);
            driver.events.pipeInput("idle", value(3), later + 1);
            driver.predictions.readKeyValuesToList();
            driver.events.pipeInput("idle", value(4), later + 2);
            replay.step("idle", value(3), later + 1, 0, 3);
            assertThat(driver.predictions.readValue()).isEqualTo(replay.step("idle", value(4), later + 2, 0, 4));
        }
    }

    @Test
    void moreIdleKeysThanOneCallLooksAt_areAllForgottenInAFewCalls() {
        Spec forgetful = Specs.number("app", "forget-after: 1h");
        int keys = ForgetIdle.KEYS_A_CALL + 100;
        try (PredictorDriver driver = new PredictorDriver(forgetful, folder)) {
            for (int i = 0; i < keys; i++) {
                driver.events.pipeInput("k" + i, value(1), START);
            }
            driver.events.pipeInput("last", value(1), START + Duration.ofHours(2).toMillis());
            driver.passWallClock(ForgetIdle.INTERVAL);
            assertThat(driver.counters.forgotten()).isBetween(1L, (long) ForgetIdle.KEYS_A_CALL);
            driver.passWallClock(ForgetIdle.INTERVAL);
            assertThat(driver.counters.forgotten()).isEqualTo(keys);
        }
    }

    @Test
    void keyFromAField_isTheKeyOfThePredictionWithTheOriginalSource() {
        Spec byField = Specs.byField("app");
        Replay replay = new Replay(Blueprint.of(byField));
        try (PredictorDriver driver = new PredictorDriver(byField, folder)) {
            for (int i = 0; i < 5; i++) {
                String value = "{\"sensor\": \"s%d\", \"value\": %d}".formatted(i % 2, i);
                driver.events.pipeInput("anything", value, START + i);
                TestRecord<String, String> out = driver.predictions.readRecord();
                assertThat(out.key()).isEqualTo("s" + i % 2);
                assertThat(out.value()).isEqualTo(replay.step("anything", value, START + i, 0, i));
                assertThat(out.headers()).isEmpty();
            }
        }
    }

    @Test
    void garbageWhenTheKeyIsAField_becomesADeadLetterAsReceived() {
        try (PredictorDriver driver = new PredictorDriver(Specs.byField("app"), folder)) {
            driver.events.pipeInput(new TestRecord<>("original", "[]", new RecordHeaders(), START));
            driver.events.pipeInput(new TestRecord<>(null, "{\"value\": 1}", new RecordHeaders(), START));

            TestRecord<String, String> first = driver.deadLetters.readRecord();
            assertThat(first.key()).isEqualTo("original");
            assertThat(first.value()).isEqualTo("[]");
            assertThat(headers(first))
                    .containsEntry("foretell.topic", "app-events")
                    .containsEntry("foretell.offset", "0");
            TestRecord<String, String> second = driver.deadLetters.readRecord();
            assertThat(second.key()).isNull();
            assertThat(headers(second))
                    .containsEntry("foretell.reason", "KEY_MISSING")
                    .containsEntry("foretell.offset", "1");
        }
    }

    @Test
    void nullValueWhenTheKeyIsAField_meansTheRecordsKey() {
        try (PredictorDriver driver = new PredictorDriver(Specs.byField("app"), folder)) {
            driver.events.pipeInput("x", "{\"sensor\": \"s1\", \"value\": 1}", START);
            driver.events.pipeInput(new TestRecord<>("s1", null, new RecordHeaders(), START));
            assertThat(driver.states().get("s1")).isNull();
            assertThat(driver.predictions.readKeyValuesToList()).last().isEqualTo(KeyValue.pair("s1", null));
        }
    }

    private Snapshot another(long version) {
        Blueprint blueprint = Blueprint.of(spec);
        Snapshot initial = Snapshot.initial(blueprint);
        return Snapshot.of(
                version,
                initial.fingerprint(),
                Weights.fresh(blueprint.shape(), version),
                initial.statistics(),
                initial.vocabularies());
    }

    private static String value(double value) {
        return "{\"value\": %s}".formatted(value);
    }

    private static Map<String, String> headers(TestRecord<String, String> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .collect(Collectors.toMap(Header::key, header -> new String(header.value(), StandardCharsets.UTF_8)));
    }
}
