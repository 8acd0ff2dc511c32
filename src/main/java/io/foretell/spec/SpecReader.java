package io.foretell.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/**
 * {@code foretell.yaml} ➜ {@link Spec}, or {@link InvalidSpec} with all that is wrong with it.
 *
 * <p>Only {@code name}, {@code input.topic}, one feature and {@code target.field} are required. A field has one
 * vocabulary, wherever it is given: in a feature, in the target or in its {@code per}; given nowhere it is open, for
 * 1000 values. The target's type and scale are those of its field's feature unless it says otherwise.
 */
public final class SpecReader {

    private static final Pattern ANYTHING = Pattern.compile("(?s).+");
    private static final String READABLE = "a readable YAML file in UTF-8, at most " + Limits.FILE_BYTES + " bytes";
    private static final List<String> NAMES = List.of("name", "input", "features", "target", "lstm", "training",
            "guarantee", "forget-after", "kafka", "seed");
    private static final List<String> TOPICS_OF_OURS = List.of("-predictions", "-weights", "-updates", "-dead-letters");

    private final Problems problems = new Problems();
    private final Map<String, String> environment;

    private SpecReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Reads a file, with this process's environment. */
    public static Spec read(Path file) {
        return read(file, System.getenv());
    }

    /** @param environment what {@code ${env:NAME}} stands for */
    public static Spec read(Path file, Map<String, String> environment) {
        SpecReader reader = new SpecReader(environment);
        return reader.refusingAny(file.toString(), reader.text(file).flatMap(reader::document));
    }

    /** @param environment what {@code ${env:NAME}} stands for */
    public static Spec read(String yaml, Map<String, String> environment) {
        SpecReader reader = new SpecReader(environment);
        return reader.refusingAny("spec", reader.document(yaml));
    }

    private Spec refusingAny(String source, Optional<Spec> spec) {
        problems.refuseAny(source);
        return spec.orElseThrow();
    }

    private Optional<String> text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(Limits.FILE_BYTES + 1);
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (NoSuchFileException e) {
            problems.add(Problem.ofFile("no such file", READABLE));
        } catch (CharacterCodingException e) {
            problems.add(Problem.ofFile("bytes that are no UTF-8", READABLE));
        } catch (IOException e) {
            problems.add(Problem.ofFile("what cannot be read (" + e.getMessage() + ")", READABLE));
        }
        return Optional.empty();
    }

    private Optional<Spec> document(String yaml) {
        if (yaml.length() > Limits.FILE_BYTES) {
            problems.add(Problem.ofFile("more than " + Limits.FILE_BYTES + " characters", READABLE));
            return Optional.empty();
        }
        String withoutMark = yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml;
        return YamlDocument.read(withoutMark, problems).flatMap(this::spec);
    }

    private Optional<Spec> spec(Node node) {
        Section root = Section.root(node, problems).only(NAMES);
        String name = root.requiredText("name", Names.APPLICATION, Names.APPLICATIONS);
        Input input = input(root.section("input"), name);

        FieldVocabularies vocabularies = new FieldVocabularies();
        FeatureReader reader = new FeatureReader(vocabularies);
        List<Supplier<Feature>> drafts = reader.read(root);
        TargetReader targets = new TargetReader(root, vocabularies);
        List<Feature> features = drafts.stream().map(Supplier::get).toList();
        Optional<Target> target = targets.read(features, reader.unclear());

        Section lstm = root.section("lstm").only(List.of("hidden", "layers"));
        LstmSize size = new LstmSize(
                lstm.integer("hidden", Limits.HIDDEN, Defaults.HIDDEN),
                lstm.integer("layers", Limits.LAYERS, Defaults.LAYERS));
        target.ifPresent(known -> refuseTooLarge(root, Layout.of(features, known, size)));

        KafkaSettings kafka = new KafkaReader(environment).read(root.section("kafka"));
        Training training = new TrainingReader(root).read(target.map(SpecReader::horizon).orElse(Defaults.HORIZON));
        long seed = root.whole("seed", new Limits.Range(Long.MIN_VALUE, Long.MAX_VALUE), Defaults.SEED);
        Guarantee guarantee = root.oneOf("guarantee", Names.choices(Guarantee.values()), Defaults.GUARANTEE);
        var forgetAfter = root.duration(
                "forget-after", Limits.SHORTEST_MEMORY, Limits.LONGEST_MEMORY, Defaults.FORGET_AFTER);
        return target.map(known -> new Spec(name, seed, input, features, known, size, training, guarantee, forgetAfter,
                kafka.values(), kafka.hidden()));
    }

    private static Input input(Section section, String name) {
        section.only(List.of("topic", "key", "timestamp"));
        String topic = section.requiredText("topic", Names.TOPIC, Names.TOPICS);
        if (TOPICS_OF_OURS.stream().anyMatch(ending -> topic.equals(name + ending))) {
            section.value("topic").orElseThrow().refuse("a topic of events, not one that we write: " + topic);
        }
        Optional<String> key = section.value("key").flatMap(value -> value.text(ANYTHING, Names.FIELDS + ", or $key"));
        Input.Key known = key.filter(text -> !text.equals(Defaults.RECORD_KEY)).isPresent()
                ? new Input.Key.OfField(section.value("key").flatMap(Names::field).orElse(""))
                : new Input.Key.OfRecord();
        return new Input(topic, known, section.value("timestamp").flatMap(Names::field));
    }

    private static int horizon(Target target) {
        return target instanceof Target.Number number ? number.horizon() : Defaults.HORIZON;
    }

    private static void refuseTooLarge(Section root, Layout layout) {
        if (layout.parameters() > Limits.PARAMETERS) {
            root.refuse("lstm", "a model of %d weights (%d inputs, %d outputs)"
                            .formatted(layout.parameters(), layout.inputs(), layout.outputs()),
                    "at most %d weights: fewer hidden units, layers or values of categories"
                            .formatted(Limits.PARAMETERS));
        }
    }
}
