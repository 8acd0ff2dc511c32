package io.foretell.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The compose file says what the README says of it; SnakeYAML resolves its anchors and merge keys as Compose does. */
class ComposeFileTest {

    private static final List<String> BROKERS = List.of("kafka-1", "kafka-2", "kafka-3");
    private static final List<String> OURS = List.of("predictor-1", "predictor-2", "trainer");

    private static JsonNode compose() throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Map<?, ?> document =
                new Yaml(new SafeConstructor(options)).load(Files.readString(Path.of("docker-compose.yml")));
        return new ObjectMapper().valueToTree(document);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    @Test
    void services_areThreeBrokersTwoPredictorsAndATrainer() throws IOException {
        Set<String> expected = new TreeSet<>(BROKERS);
        expected.addAll(OURS);
        Set<String> found = new TreeSet<>();
        compose().get("services").fieldNames().forEachRemaining(found::add);
        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka-1", "kafka-2", "kafka-3", "predictor-1", "predictor-2", "trainer"})
    void everyService_isHealthCheckedAndNotRootAndKeepsItsDataInADeclaredVolume(String name) throws IOException {
        JsonNode compose = compose();
        JsonNode service = compose.get("services").get(name);
        assertThat(service.at("/healthcheck/test/0").asText()).isEqualTo("CMD-SHELL");
        assertThat(service.at("/healthcheck/retries").isInt()).isTrue();
        assertThat(service.get("user").asText()).isNotBlank().doesNotStartWith("0").isNotEqualTo("root");
        List<String> named = texts(service.get("volumes")).stream().map(v -> v.split(":")[0]).toList();
        assertThat(named).contains(name);
        assertThat(compose.get("volumes").has(name)).isTrue();
    }

    @Test
    void brokers_formOneQuorumAndKeepThreeCopies() throws IOException {
        int id = 0;
        for (String name : BROKERS) {
            JsonNode service = compose().get("services").get(name);
            JsonNode environment = service.get("environment");
            id++;
            assertThat(service.get("image").asText()).matches("apache/kafka:\\d+\\.\\d+\\.\\d+");
            assertThat(environment.get("KAFKA_NODE_ID").asInt()).isEqualTo(id);
            assertThat(environment.get("KAFKA_CONTROLLER_QUORUM_VOTERS").asText()).contains(id + "@" + name + ":9093");
            assertThat(environment.get("KAFKA_ADVERTISED_LISTENERS").asText()).contains("INTERNAL://" + name + ":9092");
            assertThat(environment.get("KAFKA_DEFAULT_REPLICATION_FACTOR").asInt()).isEqualTo(3);
            assertThat(environment.get("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR").asInt()).isEqualTo(2);
        }
    }

    @Test
    void image_isTheKafkaOfTheBuild() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String version = compose().at("/services/kafka-1/image").asText().split(":")[1];
        assertThat(pom).contains("<kafka.version>" + version + "</kafka.version>");
    }

    @Test
    void ours_startWhenTheBrokersAreHealthyAndRunTheirPart() throws IOException {
        for (String name : OURS) {
            JsonNode service = compose().get("services").get(name);
            for (String broker : BROKERS) {
                assertThat(service.at("/depends_on/" + broker + "/condition").asText()).isEqualTo("service_healthy");
            }
            assertThat(texts(service.get("command")))
                    .startsWith("run", "--spec", "/etc/foretell/foretell.yaml")
                    .containsSequence("--only", name.startsWith("predictor") ? "predict" : "train");
            assertThat(Path.of(service.at("/build/dockerfile").asText())).exists();
        }
    }
}
