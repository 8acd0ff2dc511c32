package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.foretell.hostile.HostileRecords;
import io.foretell.hostile.HostileSpecs;
import io.foretell.spec.Spec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hostile records on a real topic that takes larger ones than ours do, read by predictor and trainer. */
@Timeout(120)
class HostileIT {

    private static final int RECORDS = 4_000;
    private static final int LARGE = 4 << 20; // bytes
    private static final long START = 1_700_000_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern OFFSET = Pattern.compile("\"offset\":(\\d+)");

    @TempDir
    Path brokerFolder;

    @TempDir
    Path stateFolder;

    private TestCluster cluster;

    @BeforeEach
    void startCluster() throws Exception {
        cluster = new TestCluster(brokerFolder);
        cluster.admin.createTopics(List.of(new NewTopic("hostile-events", 1, (short) 1).configs(Map.of(
                "max.message.bytes", Integer.toString(3 * LARGE),
                "message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE))))).all().get();
    }

    @AfterEach
    void stopCluster() {
        cluster.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"NUMBERS", "BINARY_BY_FIELD"})
    void hostileRecords_areEachAnsweredOnceAndLearningGoesOn(HostileSpecs specs) throws Exception {
        Spec spec = specs.with(
                "training: {every: 500 events, steps: 2, window: 16, burn-in: 2, batch: 4}",
                "kafka: {bootstrap.servers: '%s', state.dir: '%s'}".formatted(cluster.servers(), stateFolder));
        int sent = send();
        try (Instance instance = Instance.start(spec, EnumSet.allOf(Instance.Part.class))) {
            Names names = Names.of(spec);
            List<ConsumerRecord<String, String>> predictions = cluster.read(names.predictions(), PATIENCE,
                    all -> all.size() + instance.counters().deadLetters() >= sent || instance.failure().isDone());
            List<ConsumerRecord<String, String>> letters = cluster.read(names.deadLetters(), PATIENCE,
                    all -> all.size() + predictions.size() >= sent || instance.failure().isDone());
            assertThat(predictions.size() + letters.size()).isEqualTo(sent);
            assertThat(offsets(predictions, letters)).allSatisfy((offset, answers) -> assertThat(answers).isOne());
            await().atMost(PATIENCE).until(() -> instance.model().current().version() >= 1);
            assertThat(instance.failure()).isNotDone();
            assertThat(instance.model().refused()).isZero();
        }
    }

    private int send() {
        HostileRecords source = new HostileRecords(7);
        List<HostileRecords.Hostile> all = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            all.add(source.next());
        }
        all.addAll(largeOnes());
        Map<String, Object> settings = Map.of("bootstrap.servers", cluster.servers(),
                "max.request.size", 3 * LARGE, "max.in.flight.requests.per.connection", 1, "linger.ms", 5);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            all.forEach(record -> producer.send(new ProducerRecord<>("hostile-events", 0,
                    Math.max(0, record.timestamp()), record.key(), record.value(), record.headers())));
        }
        return all.size();
    }

    /** Each of another part beyond what a producer sends by default, but for what this topic takes. */
    private static List<HostileRecords.Hostile> largeOnes() {
        return List.of(
                large(new byte[900_000], "{\"value\":1}"),
                large(new byte[1 << 20], "{\"value\":1}"),
                large(new byte[LARGE], null),
                large(utf8("k1"), "x".repeat(LARGE)),
                large(utf8("k1"), "[" + "0,".repeat(LARGE / 2)),
                large(utf8("k1"), nearlyTooLong()),
                large(new byte[LARGE], nearlyTooLong()),
                new HostileRecords.Hostile(utf8("k1"), utf8("{\"value\":"), START,
                        new RecordHeaders().add("large", new byte[LARGE]), false));
    }

    private static String nearlyTooLong() {
        return "{\"value\":1,\"on\":1,\"user\":\"u1\",\"at\":1,\"x\":\"" + "x".repeat(999_900) + "\"}";
    }

    private static HostileRecords.Hostile large(byte[] key, String value) {
        return new HostileRecords.Hostile(
                key, value == null ? null : utf8(value), START, new RecordHeaders(), false);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** How many answers each offset has; tombstones name none. */
    private static Map<Long, Integer> offsets(
            List<ConsumerRecord<String, String>> predictions, List<ConsumerRecord<String, String>> letters) {
        Map<Long, Integer> answers = new TreeMap<>();
        for (ConsumerRecord<String, String> prediction : predictions) {
            if (prediction.value() != null) {
                Matcher offset = OFFSET.matcher(prediction.value());
                assertThat(offset.find()).isTrue();
                answers.merge(Long.parseLong(offset.group(1)), 1, Integer::sum);
            }
        }
        for (ConsumerRecord<String, String> letter : letters) {
            String offset = new String(letter.headers().lastHeader("foretell.offset").value(), StandardCharsets.UTF_8);
            answers.merge(Long.parseLong(offset), 1, Integer::sum);
        }
        return answers;
    }
}
