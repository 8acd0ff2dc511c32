package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.foretell.security.LogWatch;
import io.foretell.snapshot.Blueprint;
import io.foretell.spec.Spec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The predictor on a real broker: what must hold however often instances and brokers come and go. */
@Timeout(90)
class PredictorIT {

    private static final Set<Instance.Part> PREDICT = Set.of(Instance.Part.PREDICT);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final long START = 1_700_000_000_000L;
    private static final int KEYS = 20;

    @TempDir
    Path brokerFolder;

    @TempDir
    Path stateFolder;

    private TestCluster cluster;

    @BeforeEach
    void startCluster() {
        cluster = new TestCluster(brokerFolder);
    }

    @AfterEach
    void stopCluster() {
        cluster.close();
    }

    @Test
    void instancesComingAndGoing_leaveExactlyTheReplaysPredictions() throws Exception {
        Spec spec = spec("scale");
        cluster.create("scale-events", 4);
        int events = 3_000;
        try (Instance first = Instance.start(spec, PREDICT)) {
            await().atMost(PATIENCE).until(first::running);
            sendSome(spec, 0, 1_000);
            try (Instance second = Instance.start(spec, PREDICT)) {
                await().atMost(PATIENCE).until(() -> second.running() && first.running());
                sendSome(spec, 1_000, 2_000);
                await().atMost(PATIENCE).until(() -> second.counters().events() > 0);
            }
            sendSome(spec, 2_000, events);
            assertPredictionsAreTheReplays(spec, events);
        }
    }

    @Test
    void brokerGoneAndBack_losesNothing() throws Exception {
        Spec spec = spec("outage");
        cluster.create("outage-events", 2);
        try (Instance instance = Instance.start(spec, PREDICT)) {
            sendSome(spec, 0, 500);
            await().atMost(PATIENCE).until(() -> instance.counters().events() > 0);
            cluster.stopBroker();
            cluster.startBroker();
            sendSome(spec, 500, 1_000);
            assertPredictionsAreTheReplays(spec, 1_000);
            assertThat(instance.failure()).isNotDone();
        }
    }

    @Test
    void killedInTheMiddle_leavesNoTrace() throws Exception {
        Spec spec = spec("killed");
        cluster.create("killed-events", 2);
        Process process = ForetellProcess.run(spec, stateFolder, "--only", "predict");
        try {
            sendSome(spec, 0, 2_000);
            cluster.read(Names.of(spec).predictions(), PATIENCE, all -> !all.isEmpty());
            sendSome(spec, 2_000, 4_000); // a transaction is open when it dies
        } finally {
            process.destroyForcibly().waitFor();
        }
        try (Instance next = Instance.start(spec, PREDICT)) {
            sendSome(spec, 4_000, 5_000);
            assertPredictionsAreTheReplays(spec, 5_000);
            assertThat(next.counters().events()).isPositive();
        }
    }

    /** A coordinator that restarts may know a thread by an id of its past, and then wait for that one. */
    @Test
    void threadWhosePlaceSomeoneGoneHas_isReplacedAndNobodyWaitsForThePlace() throws Exception {
        Spec spec = Specs.number("fenced", kafka("600000")); // ten minutes
        cluster.create("fenced-events", 2);
        try (Instance instance = Instance.start(spec, PREDICT)) {
            sendSome(spec, 0, 500);
            await().atMost(PATIENCE).until(() -> instance.counters().events() > 0);
            Path id = stateFolder.resolve("fenced").resolve("instance-0").resolve("instance.id");
            Impostor.takePlace(cluster, Names.of(spec).predictor(), Files.readString(id) + "-1", "fenced-events");
            sendSome(spec, 500, 1_000);
            assertPredictionsAreTheReplays(spec, 1_000);
            assertThat(instance.failure()).isNotDone();
        }
    }

    /** As a coordinator may set them that restarts and has read its log in part. */
    @Test
    void offsetsThatWentBack_areNotReadFromAgain() throws Exception {
        Spec spec = spec("back");
        cluster.create("back-events", 2);
        Map<TopicPartition, OffsetAndMetadata> earlier;
        try (Instance instance = Instance.start(spec, PREDICT)) {
            sendSome(spec, 0, 500);
            cluster.read(Names.of(spec).predictions(), PATIENCE, all -> all.size() >= 500);
            earlier = offsets(spec);
            sendSome(spec, 500, 1_000);
            cluster.read(Names.of(spec).predictions(), PATIENCE, all -> all.size() >= 1_000);
        }
        Map<TopicPartition, OffsetAndMetadata> last = offsets(spec);
        assertThat(last).isNotEqualTo(earlier);
        set(spec, earlier);
        try (LogWatch refusals = new LogWatch(Level.WARN, line -> line.contains("record given again"));
                Instance instance = Instance.start(spec, PREDICT)) {
            await().atMost(PATIENCE).until(() -> !refusals.found().isEmpty());
            assertThat(instance.counters().events()).isZero();
        }
        set(spec, last);
        stateFolder = stateFolder.resolve("elsewhere"); // the last one may still be leaving its own
        try (Instance instance = Instance.start(spec("back"), PREDICT)) {
            sendSome(spec, 1_000, 1_100);
            assertPredictionsAreTheReplays(spec, 1_100);
            assertThat(instance.failure()).isNotDone();
        }
    }

    /** As soon as the group is empty. */
    private void set(Spec spec, Map<TopicPartition, OffsetAndMetadata> offsets) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            cluster.admin.alterConsumerGroupOffsets(Names.of(spec).predictor(), offsets).all().get();
            return true;
        });
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(Spec spec) throws Exception {
        return cluster.admin.listConsumerGroupOffsets(Names.of(spec).predictor()).partitionsToOffsetAndMetadata().get();
    }

    @Test
    void keyFromAField_bringsEveryEventOfASequenceToOneTaskInOrder() throws Exception {
        Spec spec = Specs.byField("field", "guarantee: at-least-once", kafka());
        cluster.create("field-events", 3);
        int events = 1_000;
        for (int i = 0; i < events; i++) {
            String sensor = "s" + i % KEYS;
            String value = "{\"sensor\": \"%s\", \"value\": %s}".formatted(sensor, Math.sin(i));
            cluster.send("field-events", sensor.substring(1), value, START + i);
        }
        try (Instance instance = Instance.start(spec, PREDICT)) {
            List<ConsumerRecord<String, String>> out =
                    cluster.read(Names.of(spec).predictions(), PATIENCE, all -> all.size() >= events);
            List<ConsumerRecord<String, String>> in =
                    cluster.read("field-events", PATIENCE, all -> all.size() >= events);
            Replay replay = new Replay(Blueprint.of(spec));
            List<String> expected = in.stream()
                    .map(event -> replay.step(
                            event.key(), event.value(), event.timestamp(), event.partition(), event.offset()))
                    .toList();
            assertThat(out).extracting(ConsumerRecord::value).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(instance.counters().deadLetters()).isZero();
        }
    }

    @Test
    void threadsThatHaveNoPartition_areNoReasonNotToBeRunning() throws Exception {
        Spec spec = Specs.number("idle", "kafka: {bootstrap.servers: '%s', state.dir: '%s', num.stream.threads: 3}"
                .formatted(cluster.servers(), stateFolder));
        cluster.create("idle-events", 1);
        try (Instance instance = Instance.start(spec, PREDICT)) {
            await().atMost(PATIENCE).until(instance::running);
            assertThat(instance.failure()).isNotDone();
        }
    }

    @Test
    void missingEventsTopic_isNamedBesideThoseThatThereAre() throws Exception {
        cluster.create("typo-event", 1);
        assertThatThrownBy(() -> Instance.start(spec("typo"), PREDICT))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("input.topic=typo-events")
                .hasMessageContaining("There is: typo-event");
    }

    @Test
    void specThatNoLongerFits_isRefusedWithItsDifferencesUntilReset() throws Exception {
        Spec spec = spec("changed");
        cluster.create("changed-events", 1);
        Instance.start(spec, PREDICT).close();
        Spec larger = spec("changed", "lstm: {hidden: 16}");

        assertThatThrownBy(() -> Instance.start(larger, PREDICT))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("8 ➜ 16")
                .hasMessageContaining("foretell reset");

        Reset.plan(spec).carryOut(spec);
        Instance.start(larger, PREDICT).close();
    }

    private Spec spec(String name, String... more) {
        List<String> lines = new ArrayList<>(List.of(more));
        lines.add(kafka());
        return Specs.number(name, lines.toArray(String[]::new));
    }

    private String kafka() {
        return kafka("6000");
    }

    private String kafka(String sessionMillis) {
        return "kafka: {bootstrap.servers: '%s', state.dir: '%s', consumer.session.timeout.ms: %s}"
                .formatted(cluster.servers(), stateFolder, sessionMillis);
    }

    private void sendSome(Spec spec, int from, int to) {
        for (int i = from; i < to; i++) {
            cluster.send(spec.input().topic(), "k" + i % KEYS, "{\"value\": %s}".formatted(Math.sin(i)), START + i);
        }
        cluster.producer.flush();
    }

    /** Partition by partition the same values in the same order, and none beside them. */
    private void assertPredictionsAreTheReplays(Spec spec, int events) {
        List<ConsumerRecord<String, String>> in =
                cluster.read(spec.input().topic(), PATIENCE, all -> all.size() >= events);
        assertThat(in).hasSize(events);
        List<ConsumerRecord<String, String>> out =
                cluster.read(Names.of(spec).predictions(), PATIENCE, all -> all.size() >= events);
        long partitions = in.stream().mapToInt(ConsumerRecord::partition).distinct().count();
        for (int partition = 0; partition < partitions; partition++) {
            assertThat(values(out, partition)).isEqualTo(replayed(spec, in, partition));
        }
        assertThat(out).hasSize(events);
    }

    private static List<String> replayed(Spec spec, List<ConsumerRecord<String, String>> in, int partition) {
        Replay replay = new Replay(Blueprint.of(spec));
        return in.stream()
                .filter(record -> record.partition() == partition)
                .map(event -> replay.step(event.key(), event.value(), event.timestamp(), partition, event.offset()))
                .toList();
    }

    private static List<String> values(List<ConsumerRecord<String, String>> records, int partition) {
        return records.stream().filter(record -> record.partition() == partition).map(ConsumerRecord::value).toList();
    }
}
