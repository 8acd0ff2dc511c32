package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.snapshot.Blueprint;
import io.foretell.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

/**
 * {@code topology-docs/*.txt} are the topologies as they are. After an intended change write them anew:
 * {@code mvn test -Dtest=TopologyDocsTest -Dforetell.docs.write=true}
 */
class TopologyDocsTest {

    private static final Path DOCS = Path.of("topology-docs");
    private static final Path STATE = Path.of("target", "unused");

    private final Spec byKey = Specs.number("taxi");
    private final Spec byField = Specs.byField("taxi");

    @Test
    void predictor_isAsDocumented() throws IOException {
        check("predictor.txt", predictor(byKey));
    }

    @Test
    void predictorKeyedByAField_isAsDocumented() throws IOException {
        check("predictor-by-field.txt", predictor(byField));
    }

    @Test
    void trainer_isAsDocumented() throws IOException {
        check("trainer.txt", trainer(byKey));
    }

    @Test
    void trainerKeyedByAField_isAsDocumented() throws IOException {
        check("trainer-by-field.txt", trainer(byField));
    }

    @Test
    void pictures_showEveryNodeAndTopic() throws IOException {
        for (String application : List.of("predictor", "trainer")) {
            String picture = Files.readString(DOCS.resolve(application + ".svg"));
            String described = Files.readString(DOCS.resolve(application + "-by-field.txt"));
            for (String name : names(described)) {
                assertThat(picture).as("%s.svg shows %s", application, name).contains(">" + name + "<");
            }
        }
    }

    /** Nodes, stores and topics; of a repartition, which Streams makes of three, the name that they share. */
    private static Set<String> names(String described) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = Pattern.compile("(?:Source|Processor|Sink): (\\S+)|stores: \\[([^]]+)]|taxi-(\\S+)\\)")
                .matcher(described);
        while (matcher.find()) {
            String topic = matcher.group(3);
            String found = topic != null ? (topic.startsWith("events") ? "events" : "NAME-" + topic)
                    : matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            for (String name : found.replaceAll("]$", "").split(", ")) {
                names.add(name.startsWith("events-by-key") ? "events-by-key" : name.replace("]", ""));
            }
        }
        return names;
    }

    private static Topology predictor(Spec spec) {
        Blueprint blueprint = Blueprint.of(spec);
        Properties properties = new Settings(spec).predictor(STATE, 1, 1);
        LiveModel model = new LiveModel(blueprint, (before, now) -> {});
        PolledRecords polled = new PolledRecords(Names.of(spec).keyedEvents());
        return PredictorTopology.build(
                blueprint, model, polled, (partition, from, end, reader) -> {}, topic -> Uuid.ONE_UUID,
                new PredictorCounters(),
                new StreamsConfig(properties));
    }

    private static Topology trainer(Spec spec) {
        Blueprint blueprint = Blueprint.of(spec);
        Properties properties = new Settings(spec).trainer(STATE, 1);
        LiveModel model = new LiveModel(blueprint, (before, now) -> {});
        return TrainerTopology.build(blueprint, model, topic -> Uuid.ONE_UUID, new StreamsConfig(properties));
    }

    private static void check(String file, Topology topology) throws IOException {
        Path path = DOCS.resolve(file);
        String described = topology.describe().toString();
        if (Boolean.getBoolean("foretell.docs.write")) {
            Files.createDirectories(DOCS);
            Files.writeString(path, described);
        }
        assertThat(path)
                .as("to write it anew: mvn test -Dtest=TopologyDocsTest -Dforetell.docs.write=true")
                .hasContent(described);
    }
}
