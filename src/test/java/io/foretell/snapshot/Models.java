package io.foretell.snapshot;

import io.foretell.event.Event;
import io.foretell.event.Schema;
import io.foretell.feature.Moments;
import io.foretell.feature.Statistics;
import io.foretell.feature.Vocabularies;
import io.foretell.lstm.Tensor;
import io.foretell.lstm.Weights;
import io.foretell.spec.Feature;
import io.foretell.spec.Guarantee;
import io.foretell.spec.Input;
import io.foretell.spec.LstmSize;
import io.foretell.spec.Scale;
import io.foretell.spec.Spec;
import io.foretell.spec.Target;
import io.foretell.spec.Training;
import io.foretell.spec.Vocabulary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Small models of every kind, and snapshots of them as if they had learned something. */
public final class Models {

    public static final Duration FORGET_AFTER = Duration.ofDays(90);

    private static final Feature.Category TYPE = new Feature.Category("type", new Vocabulary.Open(5));

    private Models() {}

    public static Spec spec(List<Feature> features, Target target, LstmSize size) {
        Input input = new Input("events", new Input.Key.OfRecord(), Optional.of("time"));
        Training training = new Training(
                new Training.Cadence.Events(100), 2, 8, 2, 4, 64, new Training.Optimizer.Adam(0.002, 1), 0.5);
        return new Spec(
                "small", 7, input, features, target, size, training, Guarantee.EXACTLY_ONCE, FORGET_AFTER, Map.of());
    }

    /** Every kind of feature, none scaled per key. */
    public static Blueprint of(Target target) {
        return Blueprint.of(spec(features(Scale.STANDARD), target, new LstmSize(4, 2)));
    }

    private static List<Feature> features(Scale scale) {
        return List.of(
                new Feature.Number("value", scale),
                TYPE,
                new Feature.Elapsed(),
                new Feature.TimeOfDay(),
                new Feature.Cross(List.of("type", "right"), new Vocabulary.Open(8)));
    }

    public static Blueprint number(int horizon) {
        return of(new Target.Number("value", Scale.STANDARD, horizon));
    }

    public static Blueprint perKey(int horizon) {
        return Blueprint.of(spec(
                features(Scale.PER_KEY), new Target.Number("value", Scale.PER_KEY, horizon), new LstmSize(4, 1)));
    }

    public static Blueprint logarithmic(int horizon) {
        return Blueprint.of(spec(
                features(Scale.LOG_STANDARD),
                new Target.Number("value", Scale.LOG_STANDARD, horizon),
                new LstmSize(4, 1)));
    }

    public static Blueprint category() {
        return of(new Target.Category("type", new Vocabulary.Open(5)));
    }

    public static Blueprint binary() {
        return of(new Target.Binary("right", Optional.empty()));
    }

    public static Blueprint binaryPer() {
        return of(new Target.Binary("right", Optional.of(TYPE)));
    }

    public static List<Blueprint> all() {
        return List.of(number(1), number(3), perKey(2), logarithmic(3), category(), binary(), binaryPer());
    }

    /** Random weights, statistics that say something, and {@code words} values in each open vocabulary. */
    public static Snapshot learned(Blueprint blueprint, long version, int words) {
        Random random = new Random(version);
        Weights weights = Weights.zeros(blueprint.shape());
        for (Tensor tensor : weights.tensors()) {
            for (int i = 0; i < tensor.matrix().data.length; i++) {
                tensor.matrix().data[i] = (float) random.nextGaussian() / 2;
            }
        }
        List<Moments> moments = new ArrayList<>();
        for (int i = 0; i < blueprint.features().scaled().size(); i++) {
            moments.add(new Moments(100 + version, random.nextGaussian() / 3, 50 + random.nextDouble()));
        }
        return Snapshot.of(
                version, blueprint.fingerprint(), weights, new Statistics(moments), vocabularies(blueprint, words));
    }

    /** A snapshot as another version, in which a word has a place of every open vocabulary that was another's. */
    public static Snapshot regranted(Blueprint blueprint, Snapshot before, long version, int place, String word) {
        List<List<String>> values = new ArrayList<>();
        List<List<Long>> since = new ArrayList<>();
        for (int i = 0; i < before.vocabularies().values().size(); i++) {
            values.add(new ArrayList<>(before.vocabularies().values().get(i)));
            since.add(new ArrayList<>(before.vocabularies().since().get(i)));
            if (blueprint.features().vocabularies().get(i) instanceof Vocabulary.Open) {
                values.get(i).set(place - 1, word);
                since.get(i).set(place - 1, version);
            }
        }
        return Snapshot.of(version, before.fingerprint(), before.weights(), before.statistics(),
                new Vocabularies(values, since));
    }

    private static Vocabularies vocabularies(Blueprint blueprint, int words) {
        List<List<String>> values = new ArrayList<>();
        for (Vocabulary vocabulary : blueprint.features().vocabularies()) {
            List<String> taken = new ArrayList<>();
            for (int i = 0; i < Math.min(words, vocabulary.places() - 1); i++) {
                taken.add("w" + i);
            }
            values.add(vocabulary instanceof Vocabulary.Closed closed ? closed.values() : taken);
        }
        return new Vocabularies(values);
    }

    /** An event with whatever of value, type and right the blueprint's schema has. */
    public static Event event(Blueprint blueprint, String key, long time, float value, String type, boolean right) {
        Schema schema = blueprint.schema();
        float[] numbers = new float[schema.size()];
        String[] words = new String[schema.size()];
        Arrays.fill(numbers, Float.NaN);
        for (int c = 0; c < schema.size(); c++) {
            Schema.Column column = schema.columns().get(c);
            switch (column.kind()) {
                case NUMBER -> numbers[c] = value;
                case TRUTH -> numbers[c] = right ? 1 : 0;
                case WORD -> words[c] = column.field().equals("type") ? type : String.valueOf(right);
            }
        }
        return new Event(key, time, numbers, words);
    }
}
