package io.foretell.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.foretell.broker.EmbeddedBroker;
import io.foretell.doctor.Finding.Severity;
import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import io.foretell.topology.Instance;
import io.foretell.topology.Names;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoctorIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private EmbeddedBroker broker;
    private Admin admin;
    private Spec spec;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(0, folder.resolve("broker"));
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        admin.createTopics(Set.of(new NewTopic("events", 1, (short) 1))).all().get();
        spec = SpecReader.read("""
                name: ward
                input: {topic: events}
                features: [{field: value, type: number}]
                target: {field: value}
                lstm: {hidden: 4}
                kafka: {bootstrap.servers: %s, state.dir: %s}
                """.formatted(broker.bootstrapServers(), folder.resolve("state")), Map.of());
    }

    @AfterEach
    void stop() {
        admin.close(Duration.ZERO);
        broker.close();
    }

    @Test
    void whatHasNeverRun_isSaidSo() throws Exception {
        assertThat(examination()).containsExactly(
                "ILL ward: no topic of this name is there: it has never run");
    }

    @Test
    void whatRuns_isWell_andWhatIsWrongWithItIsNamed() throws Exception {
        try (Instance instance = Instance.start(spec, EnumSet.allOf(Instance.Part.class))) {
            send("events", "a", "{\"value\":1}", "{\"value\":2}");
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(instance.counters().events()).isEqualTo(2);
                assertThat(examination()).noneMatch(line -> line.startsWith("ILL"));
            });
            assertThat(examination()).contains(
                    "WELL rights: all that topics and groups need are there",
                    "WELL ward-dead-letters: empty: every record was an event",
                    "WELL transactions: none hangs");

            send("events", "a", "{");
            send("ward-weights", "current", "no pointer");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(examination())
                    .anyMatch(line -> line.startsWith("NOTE ward-dead-letters: of late {"))
                    .anyMatch(line -> line.startsWith("ILL ward-weights: 1 refused, the last because of: pointer")));
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(examination())
                .anyMatch(line -> line.startsWith("ILL ward-predictor: no predictor runs; "))
                .anyMatch(line -> line.startsWith("ILL ward-trainer: no trainer runs; ")));
    }

    @Test
    void aTransactionThatHangs_isFoundAndEnded() throws Exception {
        admin.createTopics(Set.of(new NewTopic("ward-predictions", 1, (short) 1))).all().get();
        HangingTransactions later = new HangingTransactions(admin, Names.of(spec),
                InstantSource.offset(InstantSource.system(), HangingTransactions.SUSPECT.plusSeconds(5)));
        try (KafkaProducer<String, String> producer = producer(Map.of("transactional.id", "other-1"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("ward-predictions", "a", "x")).get();

            assertThat(later.look()).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(Severity.ILL);
                assertThat(finding.subject()).isEqualTo("ward-predictions-0");
                assertThat(finding.text()).startsWith("a transaction hangs since offset 0");
            });
            assertThat(later.end()).isEqualTo(1);
            assertThat(later.look()).singleElement().extracting(Finding::severity).isEqualTo(Severity.WELL);
        }
    }

    @Test
    void aTransactionOfAnInstanceThatIsGone_isSeen_noneOfAnotherGroup() throws Exception {
        admin.createTopics(Set.of(new NewTopic("ward-predictions", 1, (short) 1))).all().get();
        HangingTransactions now = new HangingTransactions(admin, Names.of(spec), InstantSource.system());
        String id = "ward-predictor-" + new UUID(1, 2) + "-1";
        try (KafkaProducer<String, String> producer = producer(Map.of("transactional.id", id));
                KafkaProducer<String, String> other = producer(Map.of("transactional.id",
                        "ward-predictor-predictor-" + new UUID(1, 2) + "-1"))) {
            other.initTransactions();
            other.beginTransaction();
            other.send(new ProducerRecord<>("ward-predictions", "a", "x")).get();
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("ward-predictions", "a", "x")).get();

            assertThat(now.look()).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(Severity.NOTE);
                assertThat(finding.subject()).isEqualTo(id);
            });
        }
    }

    private List<String> examination() throws InterruptedException {
        try (Doctor doctor = Doctor.visit(spec)) {
            return doctor.examine().stream()
                    .map(finding -> finding.severity() + " " + finding.subject() + ": " + finding.text())
                    .collect(Collectors.toList());
        }
    }

    private void send(String topic, String key, String... values) throws Exception {
        try (KafkaProducer<String, String> producer = producer(Map.of())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(topic, key, value)).get();
            }
        }
    }

    private KafkaProducer<String, String> producer(Map<String, String> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", broker.bootstrapServers());
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }
}
