package io.foretell.event;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Specs for tests of what reads events. */
public final class Specs {

    public static final Target NUMBER = new Target.Number("value", Scale.STANDARD, 1);

    private Specs() {}

    public static Spec of(Input.Key key, Optional<String> timestamp, Target target, Feature... features) {
        return new Spec(
                "test",
                1,
                new Input("events", key, timestamp),
                List.of(features),
                target,
                new LstmSize(8, 1),
                new Training(
                        new Training.Cadence.Events(100), 1, 16, 4, 4, 256, new Training.Optimizer.Adam(0.001, 1), 0.5),
                Guarantee.EXACTLY_ONCE,
                Duration.ofDays(90),
                Map.of());
    }

    /** Keyed by the record's key, with the record's time. */
    public static Spec of(Target target, Feature... features) {
        return of(new Input.Key.OfRecord(), Optional.empty(), target, features);
    }

    public static Feature.Number number(String field, Scale scale) {
        return new Feature.Number(field, scale);
    }

    public static Feature.Category category(String field, String... values) {
        return new Feature.Category(field, new Vocabulary.Closed(List.of(values)));
    }

    public static Feature.Category open(String field, int size) {
        return new Feature.Category(field, new Vocabulary.Open(size));
    }
}
