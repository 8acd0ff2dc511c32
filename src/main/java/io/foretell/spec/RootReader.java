package io.foretell.spec;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the document's root: each section by its own reader, and what must fit together among them. */
final class RootReader {

    private static final List<String> NAMES = List.of("name", "input", "features", "target", "lstm", "training",
            "guarantee", "forget-after", "trust", "kafka", "seed");
    private static final Limits.Range SEEDS = new Limits.Range(Long.MIN_VALUE, Long.MAX_VALUE);

    private final Section root;
    private final Map<String, String> environment;

    RootReader(Section root, Map<String, String> environment) {
        this.root = root.only(NAMES);
        this.environment = environment;
    }

    /** Whatever it answers is worth nothing if a problem was noted. */
    Optional<Spec> read() {
        String name = root.requiredText("name", Names.APPLICATION, Names.APPLICATIONS);
        Input input = new InputReader(root).read(name);

        FieldVocabularies vocabularies = new FieldVocabularies();
        FeatureReader featureReader = new FeatureReader(vocabularies);
        List<Supplier<Feature>> drafts = featureReader.read(root);
        TargetReader targetReader = new TargetReader(root, vocabularies);
        List<Feature> features = drafts.stream().map(Supplier::get).toList();
        Optional<Target> target = targetReader.read(features, featureReader.unclear());

        LstmSize lstm = lstm();
        target.ifPresent(known -> refuseTooLarge(Layout.of(features, known, lstm)));
        Training training = new TrainingReader(root).read(target.map(RootReader::horizon).orElse(Defaults.HORIZON));
        KafkaSettings kafka = new KafkaReader(environment).read(root.section("kafka"));
        long seed = root.whole("seed", SEEDS, Defaults.SEED);
        Guarantee guarantee = root.oneOf("guarantee", Names.choices(Guarantee.values()), Defaults.GUARANTEE);
        Duration forgetAfter = root.duration(
                "forget-after", Limits.SHORTEST_MEMORY, Limits.LONGEST_MEMORY, Defaults.FORGET_AFTER);
        Trust trust = new TrustReader(environment).read(root);
        return target.map(known -> new Spec(name, seed, input, features, known, lstm, training, guarantee, forgetAfter,
                trust, kafka.values(), kafka.hidden()));
    }

    private LstmSize lstm() {
        Section lstm = root.section("lstm").only(List.of("hidden", "layers"));
        return new LstmSize(
                lstm.integer("hidden", Limits.HIDDEN, Defaults.HIDDEN),
                lstm.integer("layers", Limits.LAYERS, Defaults.LAYERS));
    }

    private static int horizon(Target target) {
        return target instanceof Target.Number number ? number.horizon() : Defaults.HORIZON;
    }

    private void refuseTooLarge(Layout layout) {
        if (layout.parameters() > Limits.PARAMETERS) {
            root.refuse("lstm",
                    "a model of %d weights (%d inputs, %d outputs)"
                            .formatted(layout.parameters(), layout.inputs(), layout.outputs()),
                    "at most %d weights: fewer hidden units, layers or values of categories"
                            .formatted(Limits.PARAMETERS));
        }
    }
}
