package io.foretell.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import io.foretell.doctor.Doctor;
import io.foretell.snapshot.Fingerprint;
import io.foretell.spec.InvalidSpec;
import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import io.foretell.spec.SpecText;
import io.foretell.topology.Instance;
import io.foretell.topology.Reset;
import io.foretell.topology.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Whatever a spec gets wrong and whoever complains about it: what is secret in it is nowhere to be read. */
class SecretsTest {

    /** No other text has it. */
    private static final String SECRET = "xyzzy42";

    private static final String SMALL = """
            name: shop
            input: {topic: clicks}
            features: [{field: price, type: number}]
            target: {field: price}
            kafka:
              bootstrap.servers: localhost:1
            """;

    @TempDir
    Path folder;

    private static Spec read(String setting) {
        return SpecReader.read(SMALL + "  " + setting + "\n", Map.of("SECRET", SECRET));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ssl.keystore.password: xyzzy42", "ssl.key.password: xyzzy42", "ssl.keystore.key: xyzzy42",
        "consumer.sasl.jaas.config: module required password=\"xyzzy42\";", "basic.auth.user.info: me:xyzzy42",
        "sasl.login.callback.api.key: xyzzy42", "ssl.keystore.pasword: xyzzy42", "ssl.truststore.passwrod: xyzzy42",
        "my.plugins.secrte: xyzzy42", "client.rack: '${env:SECRET}'", "producer.anything.at.all: 'a ${env:SECRET} b'"
    })
    void secrets_areNoPartOfWhatASpecShows(String setting) {
        Spec spec = read(setting);
        assertThat(spec.kafka().values()).anyMatch(value -> value.contains(SECRET));
        assertThat(SpecText.of(spec) + spec + Fingerprint.of(spec).description()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{ssl.key.password=xyzzy42}", "{\"sasl.jaas.config: xyzzy42\": 1}", "[ssl.key.password, xyzzy42]",
        "ssl.key.password=xyzzy42", "{ssl.key.password: *xyzzy42}", "{ssl.key.password: &xyzzy42 a}",
        "{ssl.key.password: !xyzzy42 a}", "{ssl.key.password: {xyzzy42: 1}}", "{ssl.key.password: [xyzzy42, [xyzzy42]]}",
        "{ssl.key.password: \"xyzzy42}", "{ssl.key.password: @xyzzy42}", "{group.id: xyzzy42}",
        "{boostrap.servers: 'u:xyzzy42@h:1'}", "{bootstrap.servers: 'u:xyzzy42@h:1'}", "{ssl.key.password: '${env:xyzzy42'}"
    })
    void problemsOfASpec_showNone(String kafka) {
        String yaml = SMALL.substring(0, SMALL.indexOf("kafka:")) + "kafka: " + kafka + "\n";
        assertThat(refusal(yaml)).contains("problem").doesNotContain(SECRET);
    }

    private static String refusal(String yaml) {
        try {
            return "read: " + SpecReader.read(yaml, Map.of("SECRET", SECRET));
        } catch (InvalidSpec e) {
            return e.getMessage();
        }
    }

    static List<String> refusedByKafka() {
        String jaas = "org.apache.kafka.common.security.plain.PlainLoginModule required ";
        String plain = "security.protocol: SASL_PLAINTEXT\n  sasl.mechanism: PLAIN\n  sasl.jaas.config: ";
        return List.of(
                "security.protocol: '${env:SECRET}'",
                "num.stream.threads: '${env:SECRET}'",
                "replication.factor: '${env:SECRET}'",
                plain + "'" + jaas + "username=me password=a xyzzy42;'",
                plain + "'" + jaas + "xyzzy42'",
                plain + "'xyzzy42'",
                plain + "'no.such.xyzzy42 required password=\"${env:SECRET}\";'",
                "security.protocol: SSL\n  ssl.keystore.type: PEM\n  ssl.keystore.key: xyzzy42",
                "security.protocol: SSL\n  ssl.truststore.location: FILE\n  ssl.truststore.password: xyzzy42",
                "security.protocol: SSL\n  ssl.keystore.location: FILE\n  ssl.keystore.password: xyzzy42\n"
                        + "  ssl.key.password: '${env:SECRET}'",
                "metric.reporters: '${env:SECRET}'");
    }

    @ParameterizedTest
    @MethodSource("refusedByKafka")
    void errorsAndLogsOfKafka_showNone(String setting) throws IOException {
        Path noStore = Files.writeString(folder.resolve("store"), "no store");
        Spec spec = read(setting.replace("FILE", noStore.toString()));
        try (LogWatch log = new LogWatch(Level.DEBUG, text -> text.contains(SECRET))) {
            Stream.<Runnable>of(
                            () -> Instance.start(spec, EnumSet.allOf(Instance.Part.class)).close(),
                            () -> Doctor.visit(spec).close(),
                            () -> Reset.plan(spec))
                    .forEach(command -> assertThat(error(command)).doesNotContain(SECRET));
            assertThat(log.found()).isEmpty();
        }
    }

    private static String error(Runnable command) {
        try {
            command.run();
            return "";
        } catch (StartException e) {
            return e.getMessage(); // its causes are never shown
        }
    }

    @Test
    void logsAreWatched_whileKafkaSaysItsSettings() {
        Spec spec = read("security.protocol: SASL_PLAINTEXT\n  sasl.mechanism: PLAIN\n  sasl.jaas.config: xyzzy42");
        try (LogWatch log = new LogWatch(Level.DEBUG, text -> text.contains("AdminClientConfig values"))) {
            assertThat(error(() -> Doctor.visit(spec).close())).contains("setting refused by Kafka");
            assertThat(log.found()).isEmpty(); // logback.xml turns that one off
        }
        Logger settings = (Logger) LoggerFactory.getLogger("org.apache.kafka.common.config.AbstractConfig");
        Level before = settings.getLevel();
        settings.setLevel(Level.INFO);
        try (LogWatch log = new LogWatch(Level.DEBUG, text -> text.contains("AdminClientConfig values"))) {
            assertThat(error(() -> Doctor.visit(spec).close())).contains("setting refused by Kafka");
            assertThat(log.found()).isNotEmpty().noneMatch(text -> text.contains(SECRET));
        } finally {
            settings.setLevel(before);
        }
    }

    @Test
    void usersLogs_neverShowKafkasSettings_howeverMuchTheyAreToShow() throws JoranException {
        LoggerContext context = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Path.of("src/main/resources/logback.xml").toFile());
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.TRACE);
        assertThat(context.getLogger("org.apache.kafka.common.config.AbstractConfig").isInfoEnabled()).isFalse();
        context.stop();
    }

    @Test
    void addressesAndFolders_areNamed_evenIfTheyCameFromTheEnvironment() {
        Spec spec = SpecReader.read(SMALL.replace("localhost:1", "'${env:SERVERS}'"), Map.of("SERVERS", "localhost:1"));
        assertThat(error(() -> Doctor.visit(spec).close())).contains("bootstrap.servers=localhost:1");
    }
}
