package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foretell.spec.Spec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole on a real broker: what is learned from the events gets into the predictions on the following ones. */
@Timeout(90)
class LearningIT {

    private static final Set<Instance.Part> BOTH = EnumSet.allOf(Instance.Part.class);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int KEYS = 8;
    private static final long START = 1_700_000_000_000L;

    @TempDir
    Path brokerFolder;

    @TempDir
    Path stateFolder;

    private final AtomicInteger sent = new AtomicInteger();
    private final ScheduledExecutorService feed = Executors.newSingleThreadScheduledExecutor();
    private TestCluster cluster;
    private Spec spec;

    @BeforeEach
    void startCluster() throws Exception {
        cluster = new TestCluster(brokerFolder);
        spec = Specs.number("learn",
                "training: {every: 500ms, steps: 4, window: 16, burn-in: 2, batch: 8}",
                "kafka: {bootstrap.servers: '%s', state.dir: '%s', consumer.session.timeout.ms: 6000}"
                        .formatted(cluster.servers(), stateFolder));
        cluster.create("learn-events", 2);
        feed.scheduleAtFixedRate(this::sendSome, 0, 20, TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void stopCluster() {
        feed.shutdownNow();
        cluster.close();
    }

    @Test
    void predictions_areMadeWithEverNewerModels() throws Exception {
        try (Instance instance = Instance.start(spec, BOTH)) {
            List<ConsumerRecord<String, String>> predictions =
                    cluster.read(Names.of(spec).predictions(), PATIENCE, all -> models(all).size() >= 3);
            Map<Integer, List<ConsumerRecord<String, String>>> byPartition =
                    predictions.stream().collect(Collectors.groupingBy(ConsumerRecord::partition));
            assertThat(models(predictions)).hasSizeGreaterThanOrEqualTo(3);
            assertThat(byPartition.values()).allSatisfy(ones -> assertThat(models(ones)).isSorted());
            assertThat(instance.model().refused()).isZero();
        }
    }

    @Test
    void restart_goesOnFromTheLastModel() {
        long before;
        try (Instance instance = Instance.start(spec, BOTH)) {
            await().atMost(PATIENCE).until(() -> instance.model().current().version() >= 2);
        }
        try (Instance instance = Instance.start(spec, Set.of(Instance.Part.PREDICT))) {
            await().atMost(PATIENCE).until(instance::running);
            before = instance.model().current().version();
            assertThat(before).isGreaterThanOrEqualTo(2);
        }
        try (Instance instance = Instance.start(spec, BOTH)) {
            await().atMost(PATIENCE).until(() -> instance.model().current().version() > before);
        }
    }

    @Test
    void twoTrainers_teachOneModel() throws Exception {
        try (Instance predictor = Instance.start(spec, Set.of(Instance.Part.PREDICT));
                Instance one = Instance.start(spec, Set.of(Instance.Part.TRAIN));
                Instance two = Instance.start(spec, Set.of(Instance.Part.TRAIN))) {
            await().atMost(PATIENCE).until(() -> predictor.model().current().version() >= 2);
            List<ConsumerRecord<String, String>> updates =
                    cluster.read(Names.of(spec).updates(), PATIENCE, all -> tasks(all) == 2);
            assertThat(tasks(updates)).isEqualTo(2);
            assertThat(one.failure()).isNotDone();
            assertThat(two.failure()).isNotDone();
        }
    }

    private void sendSome() {
        for (int i = 0; i < KEYS; i++) {
            int n = sent.getAndIncrement();
            String value = "{\"value\": %s}".formatted(Math.sin(n / KEYS * 0.9));
            cluster.send("learn-events", "k" + n % KEYS, value, START + n * 100L);
        }
    }

    private static long tasks(List<ConsumerRecord<String, String>> updates) {
        return updates.stream().map(ConsumerRecord::key).distinct().count();
    }

    private static List<Long> models(List<ConsumerRecord<String, String>> predictions) {
        return predictions.stream().map(record -> json(record.value()).get("model").longValue()).distinct().toList();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
