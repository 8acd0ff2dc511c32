package io.foretell.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foretell.spec.Ed25519;
import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import io.foretell.topology.Instance;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Passwords and a signing key from the environment, as the README has it, on a broker that demands them: who looks at a
 * running Foretell from outside, by the list of processes, its metrics or its files, finds none of them.
 */
@Timeout(300)
class SecretsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final KeyPair SIGNING = Ed25519.generate();
    private static final Map<String, String> SECRETS = Map.of( // by the variable that holds them
            "SASL_PASSWORD", SecuredBroker.password("admin"),
            "STORE_PASSWORD", SecuredBroker.STORE_PASSWORD,
            "SIGNING_KEY", Ed25519.text(SIGNING.getPrivate()));

    @TempDir
    Path folder;

    @Test
    void listOfProcesses_outputAndFiles_showNone() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/cmdline")), "a list of processes in /proc");
        try (SecuredBroker broker = new SecuredBroker(folder);
                KafkaProducer<String, String> producer = producer(broker)) {
            Path work = Files.createDirectory(folder.resolve("work"));
            Files.writeString(work.resolve("foretell.yaml"), spec(broker, work.resolve("state")));
            Path output = folder.resolve("output.txt");
            Process process = launched(work, output);
            Set<String> commands = new LinkedHashSet<>();
            try {
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
                    commands.addAll(commandLines(process));
                    assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
                    send(producer, 10);
                    return Files.readString(output).contains("Predicting with model version");
                });
            } finally {
                process.destroy();
                process.waitFor(10, TimeUnit.SECONDS);
                process.destroyForcibly().waitFor();
            }
            assertThat(commands).anyMatch(command -> command.contains("io.foretell.cli.Foretell run --spec"));
            assertNone(commands);
            assertNone(List.of(Files.readString(output)));
            List<String> files = files(work);
            assertThat(files).anyMatch(file -> file.contains("instance.id")).anyMatch(file -> file.contains("rocksdb"));
            assertNone(files);
        }
    }

    @Test
    void metrics_showNone() throws Exception {
        try (SecuredBroker broker = new SecuredBroker(folder);
                KafkaProducer<String, String> producer = producer(broker);
                Instance instance = Instance.start(inDetail(broker), EnumSet.allOf(Instance.Part.class))) {
            send(producer, 200);
            await().atMost(PATIENCE).until(() -> instance.model().current().version() > 0);
            List<String> beans = beans();
            for (String domain : List.of("kafka.streams", "kafka.consumer", "kafka.producer", "kafka.admin.client")) {
                assertThat(beans).anyMatch(bean -> bean.startsWith(domain + ":") && bean.contains("shop-"));
            }
            assertNone(beans);
        }
    }

    private Spec inDetail(SecuredBroker broker) {
        return SpecReader.read(spec(broker, folder.resolve("state")) + "  metrics.recording.level: DEBUG\n", SECRETS);
    }

    private static void assertNone(Iterable<String> texts) {
        SECRETS.forEach((variable, secret) -> assertThat(texts).as(variable).noneMatch(text -> text.contains(secret)));
    }

    private static void send(KafkaProducer<String, String> producer, int events) {
        for (int i = 0; i < events; i++) {
            producer.send(new ProducerRecord<>("clicks", "{\"user\":\"u%d\",\"price\":%d}".formatted(i % 5, i % 7)));
        }
        producer.flush();
    }

    private static KafkaProducer<String, String> producer(SecuredBroker broker) throws Exception {
        broker.admin.createTopics(List.of(new NewTopic("clicks", 1, (short) 1))).all().get();
        Map<String, Object> settings = new HashMap<>(broker.client("admin"));
        settings.put("bootstrap.servers", broker.servers());
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static String spec(SecuredBroker broker, Path state) {
        Map<String, String> kafka = new TreeMap<>(broker.client("admin"));
        kafka.put("bootstrap.servers", broker.servers());
        kafka.put("state.dir", state.toString());
        String yaml = """
                name: shop
                input: {topic: clicks, key: user}
                features: [{field: price, type: number}]
                target: {field: price}
                lstm: {hidden: 4}
                training: {every: 200ms, steps: 1, window: 8, burn-in: 1, batch: 4}
                trust: {public-keys: ['%s'], private-key: '%s'}
                kafka:
                """.formatted(Ed25519.text(SIGNING.getPublic()), SECRETS.get("SIGNING_KEY"))
                + kafka.entrySet().stream()
                        .map(entry -> "  %s: '%s'\n".formatted(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining());
        for (Map.Entry<String, String> secret : SECRETS.entrySet()) {
            yaml = yaml.replace(secret.getValue(), "${env:" + secret.getKey() + "}");
        }
        assertNone(List.of(yaml));
        return yaml;
    }

    /** By the launcher, as it is where there are no sources: it builds nothing then. */
    private Process launched(Path work, Path output) throws IOException {
        Path target = Path.of("target").toAbsolutePath();
        assertThat(target.resolve("foretell.jar")).as("what mvn package makes").exists();
        Path installed = Files.createDirectories(folder.resolve("installed").resolve("target")).getParent();
        Path launcher = Files.copy(Path.of("foretell"), installed.resolve("foretell"));
        for (String part : List.of("foretell.jar", "lib")) {
            Files.createSymbolicLink(installed.resolve("target").resolve(part), target.resolve(part));
        }
        ProcessBuilder builder = new ProcessBuilder("bash", launcher.toString(), "run", "--spec", "foretell.yaml")
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(SECRETS);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    /** Of the process and all that it has started. */
    private static List<String> commandLines(Process process) throws IOException {
        List<String> lines = new ArrayList<>();
        for (ProcessHandle one : Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList()) {
            Path line = Path.of("/proc", Long.toString(one.pid()), "cmdline");
            try {
                lines.add(Files.readString(line, StandardCharsets.ISO_8859_1).replace('\0', ' '));
            } catch (IOException e) {
                if (one.isAlive()) {
                    throw e; // otherwise it has ended meanwhile
                }
            }
        }
        return lines;
    }

    /** Paths and contents of all that is in a folder. */
    private static List<String> files(Path root) throws IOException {
        List<String> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.add(file + "\n" + Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all;
    }

    /** Names and attributes of all that this JVM shows by JMX. */
    private static List<String> beans() throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        List<String> all = new ArrayList<>();
        for (ObjectName name : server.queryNames(null, null)) {
            try {
                String[] attributes = Arrays.stream(server.getMBeanInfo(name).getAttributes())
                        .filter(MBeanAttributeInfo::isReadable)
                        .map(MBeanAttributeInfo::getName)
                        .toArray(String[]::new);
                all.add(name + "\n" + server.getAttributes(name, attributes).asList().stream()
                        .map(one -> one.getName() + "=" + Arrays.deepToString(new Object[] {one.getValue()}))
                        .collect(Collectors.joining("\n")));
            } catch (InstanceNotFoundException e) {
                continue; // it has gone meanwhile
            }
        }
        return all;
    }
}
