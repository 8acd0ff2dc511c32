package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.learn.Merge;
import io.foretell.learn.Update;
import io.foretell.lstm.Weights;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Chunks;
import io.foretell.snapshot.Role;
import io.foretell.snapshot.Signatures;
import io.foretell.snapshot.Snapshot;
import io.foretell.spec.Ed25519;
import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import io.foretell.spec.SpecText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTopologyTest {

    private static final long START = 1_700_000_000_000L;
    private static final String TRAINING = "training: {every: %s, steps: 2, window: 16, burn-in: 2, batch: 4}";

    @TempDir
    Path folder;

    @Test
    void everySoManyEvents_aRoundIsMergedAndPublished() {
        try (TrainerDriver driver = new TrainerDriver(spec("50 events"), folder)) {
            sendSome(driver, 0, 49);
            assertThat(driver.updates()).isEmpty();

            sendSome(driver, 49, 50);
            assertThat(driver.updates()).hasSize(1).first().extracting(Update::task).isEqualTo("partition-0");
            assertThat(driver.model.candidate().version()).isEqualTo(1);

            sendSome(driver, 50, 100);
            assertThat(driver.updates()).hasSize(1).first().satisfies(update -> {
                assertThat(update.base()).isEqualTo(1);
                assertThat(update.trained()).isPositive();
            });
            assertThat(driver.model.candidate().version()).isEqualTo(2);
        }
    }

    @Test
    void betterCandidate_becomesCurrent() {
        try (TrainerDriver driver = new TrainerDriver(spec("50 events"), folder)) {
            for (int i = 0; i < 4_000 && driver.model.current().version() < 2; i += 50) {
                sendSome(driver, i, i + 50);
            }
            assertThat(driver.model.current().version()).isGreaterThanOrEqualTo(2);
            assertThat(driver.model.refused()).isZero();
        }
    }

    @Test
    void roundsByTheClock_areSkippedWhileNothingArrives() {
        try (TrainerDriver driver = new TrainerDriver(spec("5s"), folder)) {
            driver.passWallClock(Duration.ofSeconds(5));
            assertThat(driver.updates()).isEmpty();
            sendSome(driver, 0, 60);
            assertThat(driver.updates()).isEmpty();
            driver.passWallClock(Duration.ofSeconds(5));
            assertThat(driver.updates()).hasSize(1);
            driver.passWallClock(Duration.ofSeconds(5));
            assertThat(driver.updates()).isEmpty();
        }
    }

    @Test
    void largeModel_travelsInPiecesThatEveryBrokerTakes() {
        Spec large = Specs.number("app", "lstm: {hidden: 256}", TRAINING.formatted("50 events"));
        try (TrainerDriver driver = new TrainerDriver(large, folder)) {
            sendSome(driver, 0, 100);
            List<TestRecord<String, byte[]>> learned = driver.learned.readRecordsToList();
            List<TestRecord<String, byte[]>> weights = driver.weights.readRecordsToList();
            assertThat(learned).hasSizeGreaterThan(4);
            assertThat(learned).allMatch(record -> record.value().length <= Chunks.LARGEST);
            assertThat(weights).allMatch(record -> record.value().length <= Chunks.LARGEST);
            assertThat(driver.model.candidate().version()).isEqualTo(2);
        }
    }

    @Test
    void oldVersions_getTombstonesButNeverTheOnesPointedTo() {
        try (TrainerDriver driver = new TrainerDriver(spec("40 events"), folder)) {
            sendSome(driver, 0, 40 * 40);
            Map<String, byte[]> topic = new HashMap<>(); // as compaction leaves it
            driver.weights.readRecordsToList().forEach(record -> topic.put(record.key(), record.value()));
            long kept = topic.entrySet().stream()
                    .filter(record -> record.getValue() != null && record.getKey().matches("[0-9]+/0"))
                    .count();
            assertThat(driver.model.candidate().version()).isEqualTo(40);
            assertThat(kept)
                    .isBetween((long) Publisher.VERSIONS_KEPT, Publisher.VERSIONS_KEPT + 1L + Publisher.CURRENT_KEPT);
            assertThat(topic.keySet().stream().filter(key -> key.startsWith("current/") && topic.get(key) != null))
                    .hasSizeLessThanOrEqualTo(Publisher.CURRENT_KEPT)
                    .contains(Role.keyOnceCurrent(driver.model.current().version()));
            assertThat(topic.get("2/0")).isNull();
            assertThat(topic.get(driver.model.current().version() + "/0")).isNotNull();
            assertThat(topic.get(driver.model.candidate().version() + "/0")).isNotNull();
        }
    }

    @Test
    void currentModelThatATaskCannotSee_isPublishedAgain() {
        try (TrainerDriver driver = new TrainerDriver(spec("50 events"), folder)) {
            for (int i = 0; i < 4_000 && !isAhead(driver.model); i += 50) {
                sendSome(driver, i, i + 50);
            }
            long current = driver.model.current().version();
            List<Update> updates = driver.updates();
            Update last = updates.get(updates.size() - 1);
            driver.weights.readRecordsToList();

            driver.send(seenBy("partition-7", last, driver.model.candidate().version(), 0));
            assertThat(driver.weights.readRecordsToList()).extracting(TestRecord::key)
                    .contains("current", Role.keyOnceCurrent(current), current + "/0");
            driver.send(seenBy("partition-8", last, driver.model.candidate().version() - 1, current));
            assertThat(driver.weights.readRecordsToList()).extracting(TestRecord::key)
                    .doesNotContain(current + "/0");
        }
    }

    @Test
    void candidateThatATaskCannotSee_isPublishedAgain() {
        try (TrainerDriver driver = new TrainerDriver(spec("50 events"), folder)) {
            sendSome(driver, 0, 600);
            List<Update> updates = driver.updates();
            long candidate = driver.model.candidate().version();
            driver.weights.readRecordsToList();
            driver.send(seenBy("partition-0", updates.get(updates.size() - 1), 0, 0));
            assertThat(driver.weights.readRecordsToList()).extracting(TestRecord::key)
                    .contains("candidate", candidate + "/0");
        }
    }

    private static boolean isAhead(LiveModel model) {
        return model.current().version() > 0 && model.candidate().version() >= model.current().version() + 2;
    }

    private static Update seenBy(String task, Update update, long base, long current) {
        return new Update(task, update.round() + 1, base, update.delta(), update.trained(), current,
                update.currentLoss(), base, update.judgedLoss(), update.moments(), update.words(), update.coverage());
    }

    @Test
    void nullValue_deletesTheKeysHistory() {
        try (TrainerDriver driver = new TrainerDriver(spec("1h"), folder)) {
            sendSome(driver, 0, 100);
            assertThat(segments(driver)).isPositive();
            for (int key = 0; key < 4; key++) {
                driver.events.pipeInput(new TestRecord<>("k" + key, null, new RecordHeaders(), START));
            }
            assertThat(segments(driver)).isZero();
        }
    }

    @Test
    void garbage_isPassedOver() {
        try (TrainerDriver driver = new TrainerDriver(spec("50 events"), folder)) {
            driver.events.pipeInput("k", "garbage", START);
            driver.updates.pipeInput("partition-7", new byte[] {1, 2, 3});
            sendSome(driver, 0, 50);
            assertThat(driver.model.candidate().version()).isEqualTo(1);
        }
    }

    @Test
    void withTrust_everyPointerIsSigned_andTheTrainerBelievesItself() {
        KeyPair pair = Ed25519.generate();
        try (TrainerDriver driver = new TrainerDriver(trusting(pair), folder)) {
            sendSome(driver, 0, 150);
            assertThat(driver.model.candidate().version()).isEqualTo(3);
            assertThat(driver.model.refused()).isZero();
            assertThat(driver.weights.readRecordsToList().stream().filter(record -> Role.of(record.key()).isPresent()))
                    .isNotEmpty()
                    .allMatch(record -> new String(record.value(), StandardCharsets.UTF_8).contains("\"signature\""));
        }
    }

    @Test
    void trainerWithANewKey_signsAnewWhatIsOutThere() {
        KeyPair pair = Ed25519.generate();
        LongValues values = new LongValues(StoresTest.store(Serdes.String()));
        Blueprint blueprint = Blueprint.of(spec("50 events"));
        Snapshot first = Snapshot.of(1, blueprint.fingerprint(), Weights.fresh(blueprint.shape(), 1),
                blueprint.features().noStatistics(), blueprint.features().firstVocabularies());
        new Publisher(values, Signatures.of(blueprint.spec()), (key, value) -> {})
                .publish(new Merge.Outcome(Optional.of(first), Optional.of(first)));
        Map<String, String> sent = new TreeMap<>();
        new Publisher(values, Signatures.of(trusting(pair)), (key, value) ->
                sent.put(key, new String(value, StandardCharsets.UTF_8))).affirm(first, first);
        assertThat(sent).containsOnlyKeys("current", "current/1", "candidate")
                .allSatisfy((key, pointer) -> assertThat(pointer).contains("\"version\":1", "\"signature\""));
    }

    @Test
    void whoHasSeenTheCandidate_hasSeenTheCurrentThatCameWithIt() {
        Blueprint blueprint = Blueprint.of(spec("50 events"));
        List<String> keys = new ArrayList<>();
        Publisher publisher = new Publisher(new LongValues(StoresTest.store(Serdes.String())),
                Signatures.of(blueprint.spec()), (key, value) -> keys.add(key));
        publisher.publish(new Merge.Outcome(Optional.of(version(blueprint, 1)), Optional.of(version(blueprint, 2))));
        assertThat(keys).containsSubsequence("1/0", "current/1", "current", "2/0", "candidate");
    }

    private static Snapshot version(Blueprint blueprint, long version) {
        return Snapshot.of(version, blueprint.fingerprint(), Weights.fresh(blueprint.shape(), version),
                blueprint.features().noStatistics(), blueprint.features().firstVocabularies());
    }

    private static Spec trusting(KeyPair pair) {
        return SpecReader.read(SpecText.of(spec("50 events")) + """
                trust:
                  public-keys: ["%s"]
                  private-key: ${env:KEY}
                """.formatted(Ed25519.text(pair.getPublic())), Map.of("KEY", Ed25519.text(pair.getPrivate())));
    }

    @Test
    void keyFromAField_isLearnedLikeAnyOther() {
        Spec spec = Specs.byField("app", TRAINING.formatted("50 events"));
        try (TrainerDriver driver = new TrainerDriver(spec, folder)) {
            for (int i = 0; i < 100; i++) {
                String value = "{\"sensor\": \"s%d\", \"value\": %s}".formatted(i % 4, Math.sin(i / 4));
                driver.events.pipeInput("anything", value, START + i);
            }
            assertThat(driver.model.candidate().version()).isEqualTo(2);
        }
    }

    private static Spec spec(String every) {
        return Specs.number("app", TRAINING.formatted(every));
    }

    private static void sendSome(TrainerDriver driver, int from, int to) {
        for (int i = from; i < to; i++) {
            String value = "{\"value\": %s}".formatted(Math.sin(i / 4 * 0.7));
            driver.events.pipeInput("k" + i % 4, value, START + i * 1_000L);
        }
    }

    private static int segments(TrainerDriver driver) {
        int count = 0;
        try (KeyValueIterator<Bytes, byte[]> all = driver.history().all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> segment = all.next();
                count += segment.value.length > 0 ? 1 : 0;
            }
        }
        return count;
    }
}
