package io.foretell.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.foretell.cli.Foretell;
import io.foretell.spec.Ed25519;
import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import io.foretell.topology.Instance;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * TLS, passwords, an authorizer and signed weights for real: with just the rights of the README's table both parts run,
 * without any one of them they say which it is and what for; and no log line, from DEBUG on, holds a password.
 */
@Timeout(300)
class SecuredClusterIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String UNSIGNED =
            "{\"version\":0,\"chunks\":1,\"bytes\":1,\"sha256\":\"%s\"}".formatted("0".repeat(64));
    private static final long LONGEST_START = 40; // s

    @TempDir
    Path folder;

    private SecuredBroker broker;
    private List<Grant> rights;

    @Test
    void rightsOfTheReadme_areEnough_andEachOneMissingIsNamed() throws Exception {
        List<String> secrets = List.of(SecuredBroker.STORE_PASSWORD, SecuredBroker.password("predictor"),
                SecuredBroker.password("trainer"), SecuredBroker.password("admin"));
        rights = Grant.ofReadme("shop", "clicks");
        try (LogWatch leaks = new LogWatch(Level.DEBUG, text -> secrets.stream().anyMatch(text::contains));
                SecuredBroker secured = new SecuredBroker(folder)) {
            broker = secured;
            broker.admin.createTopics(List.of(new NewTopic("clicks", 1, (short) 1))).all().get();
            grant(rights);
            for (Grant right : rights.stream().filter(one -> one.operation() == AclOperation.CREATE).toList()) {
                assertNamedWhereMissing(right, secrets);
            }
            assertThat(refused("predictor", secrets))
                    .contains("topic=shop-weights. Start a trainer first");
            assertBothRun();
            for (Grant right : rights.stream().filter(one -> one.operation() != AclOperation.CREATE).toList()) {
                assertNamedWhereMissing(right, secrets);
            }
            assertThat(leaks.lines()).as("log lines that were looked at").isGreaterThan(1_000);
            assertThat(leaks.found()).isEmpty();
        }
    }

    @Test
    void wrongPasswords_areSaidWithoutShowingThem() throws Exception {
        try (SecuredBroker secured = new SecuredBroker(folder)) {
            broker = secured;
            assertThat(started(spec("predictor", Map.of("sasl.jaas.config",
                    broker.client("predictor").get("sasl.jaas.config").replace("pa55word", "wr0ng"))), "predictor"))
                    .contains("broker refused us: bootstrap.servers=" + broker.servers(), "Authentication failed")
                    .doesNotContain("wr0ng");
            assertThat(started(spec("predictor", Map.of("ssl.truststore.password", "wr0ng")), "predictor"))
                    .contains("setting refused by Kafka: ", "keystore password was incorrect")
                    .doesNotContain("wr0ng", "\tat ");
            assertThat(started(spec("predictor", Map.of("sasl.jaas.config",
                    "org.apache.kafka.common.security.plain.PlainLoginModule required password=wr0ng word1 word2;")),
                    "predictor"))
                    .contains("setting refused by Kafka")
                    .doesNotContain("wr0ng", "word1", "word2", "\tat ");
            broker.admin.createTopics(List.of(new NewTopic("clicks", 1, (short) 1))).all().get();
            assertThat(started(spec("admin", Map.of("consumer.sasl.jaas.config",
                    "org.apache.kafka.common.security.plain.PlainLoginModule required password=a wr0ng;")), "predictor"))
                    .contains("Kafka refused: ", "(hidden)")
                    .doesNotContain("wr0ng", "\tat ");
        }
    }

    private void assertBothRun() throws Exception {
        KeyPair pair = Ed25519.generate();
        String trust = "trust: {public-keys: ['%s'], private-key: '${env:KEY}'}\n"
                .formatted(Ed25519.text(pair.getPublic()));
        Spec predict = SpecReader.read(spec("predictor", Map.of()) + trust, Map.of());
        Spec train = SpecReader.read(
                spec("trainer", Map.of()) + trust, Map.of("KEY", Ed25519.text(pair.getPrivate())));
        try (Instance trainer = Instance.start(train, Set.of(Instance.Part.TRAIN));
                Instance predictor = Instance.start(predict, Set.of(Instance.Part.PREDICT));
                KafkaProducer<String, String> producer = producer()) {
            for (int i = 0; i < 200; i++) {
                producer.send(new ProducerRecord<>("clicks", "{\"user\":\"u%d\",\"price\":%d}".formatted(i % 5, i % 7)));
            }
            producer.send(new ProducerRecord<>("clicks", "no event"));
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(predictor.counters().events()).isEqualTo(200);
                assertThat(predictor.counters().deadLetters()).isEqualTo(1);
                assertThat(predictor.model().current().version()).isPositive();
            });
            assertThat(predictor.model().refused()).isZero();
            producer.send(new ProducerRecord<>("shop-weights", "current", UNSIGNED));
            await().atMost(PATIENCE).until(() -> predictor.model().refused() == 1);
            assertThat(predictor.model().current().version()).isPositive();
            assertThat(predictor.failure()).isNotDone();
            assertThat(trainer.failure()).isNotDone();
        }
    }

    private KafkaProducer<String, String> producer() {
        Map<String, Object> settings = new HashMap<>(broker.client("admin"));
        settings.put("bootstrap.servers", broker.servers());
        settings.put("max.in.flight.requests.per.connection", 1);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private void assertNamedWhereMissing(Grant right, List<String> secrets) throws Exception {
        revoke(right);
        String said = refused(right.user(), secrets);
        String resource = right.type().name().toLowerCase(Locale.ROOT).replace("transactional_id", "transactional ids that begin with");
        String expected = words(right.operation()) + " on " + resource + " " + right.name();
        assertThat(said).contains("missing right", expected, "(", "Grant");
        grant(List.of(right));
    }

    private static String words(AclOperation operation) {
        return Arrays.stream(operation.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private String refused(String user, List<String> secrets) throws Exception {
        String said = started(spec(user, Map.of()), user);
        assertThat(said).doesNotContain("\tat ");
        secrets.forEach(secret -> assertThat(said).doesNotContain(secret));
        return said;
    }

    /** What {@code foretell run} says, on the screen and in the log, until it ends with exit code 1. */
    private String started(String yaml, String user) throws Exception {
        Path file = Files.writeString(folder.resolve("spec.yaml"), yaml);
        StringWriter screen = new StringWriter();
        String only = user.equals("trainer") ? "train" : "predict";
        // From DEBUG on, too: whoever else watches must not be left with less.
        try (LogWatch log = new LogWatch(Level.DEBUG, text -> text.matches("(?s)(WARN|ERROR) io\\.foretell\\..*"))) {
            CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> Foretell.commandLine()
                    .setErr(new PrintWriter(screen))
                    .execute("run", "--spec", file.toString(), "--only", only));
            assertThat(exit.get(LONGEST_START, TimeUnit.SECONDS)).isEqualTo(1);
            return screen + String.join("\n", log.found());
        }
    }

    private String spec(String user, Map<String, String> other) throws IOException {
        Map<String, String> kafka = new TreeMap<>(broker.client(user));
        kafka.put("bootstrap.servers", broker.servers());
        kafka.put("state.dir", folder.resolve("state").toString());
        kafka.putAll(other);
        return """
                name: shop
                input: {topic: clicks, key: user}
                features: [{field: price, type: number}]
                target: {field: price}
                lstm: {hidden: 4}
                training: {every: 200ms, steps: 1, window: 8, burn-in: 1, batch: 4}
                kafka:
                """ + kafka.entrySet().stream()
                .map(entry -> "  %s: '%s'\n".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
    }

    private void grant(List<Grant> some) throws Exception {
        broker.admin.createAcls(some.stream().map(Grant::acl).toList()).all().get();
        await().atMost(PATIENCE).until(() -> granted().containsAll(some.stream().map(Grant::acl).toList()));
    }

    private void revoke(Grant one) throws Exception {
        broker.admin.deleteAcls(List.of(one.acl().toFilter())).all().get();
        await().atMost(PATIENCE).until(() -> !granted().contains(one.acl()));
    }

    private List<Object> granted() throws Exception {
        return new ArrayList<>(broker.admin.describeAcls(AclBindingFilter.ANY).values().get());
    }
}
