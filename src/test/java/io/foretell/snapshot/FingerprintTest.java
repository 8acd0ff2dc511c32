package io.foretell.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.spec.Feature;
import io.foretell.spec.LstmSize;
import io.foretell.spec.Scale;
import io.foretell.spec.Spec;
import io.foretell.spec.Target;
import io.foretell.spec.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final Target NUMBER = new Target.Number("v", Scale.STANDARD, 2);
    private static final LstmSize SIZE = new LstmSize(4, 1);

    private static Fingerprint of(List<Feature> features, Target target, LstmSize size) {
        return Fingerprint.of(Models.spec(features, target, size));
    }

    private static Feature cross(String... fields) {
        return new Feature.Cross(List.of(fields), new Vocabulary.Open(9));
    }

    @Test
    void everyDecision_isOneLine() {
        Fingerprint fingerprint = of(
                List.of(
                        new Feature.Number("v", Scale.LOG_STANDARD),
                        new Feature.Category("a b", new Vocabulary.Closed(List.of("x", "y, z"))),
                        new Feature.Elapsed(),
                        new Feature.TimeOfDay(),
                        new Feature.DayOfWeek(),
                        cross("c", "d")),
                new Target.Binary("r", Optional.of(new Feature.Category("s", new Vocabulary.Open(3)))),
                new LstmSize(4, 2));

        assertThat(fingerprint.description()).containsExactly(
                "features[0] = number v log-standard",
                "features[1] = category \"a b\" [x, \"y, z\"]",
                "features[2] = elapsed",
                "features[3] = time-of-day",
                "features[4] = day-of-week",
                "features[5] = cross c × d size 9",
                "target = binary r per category s size 3",
                "lstm.hidden = 4",
                "lstm.layers = 2");
        assertThat(fingerprint.hash()).matches("[0-9a-f]{16}");
    }

    @Test
    void modelsThatDiffer_haveDifferentHashes() {
        Feature value = new Feature.Number("v", Scale.STANDARD);
        List<Fingerprint> all = List.of(
                of(List.of(value), NUMBER, SIZE),
                of(List.of(new Feature.Number("v", Scale.NONE)), NUMBER, SIZE),
                of(List.of(value, new Feature.Elapsed()), NUMBER, SIZE),
                of(List.of(new Feature.Elapsed(), value), NUMBER, SIZE),
                of(List.of(value), new Target.Number("v", Scale.STANDARD, 3), SIZE),
                of(List.of(value), NUMBER, new LstmSize(5, 1)),
                of(List.of(value), NUMBER, new LstmSize(4, 2)),
                of(List.of(cross("a × b", "c")), NUMBER, SIZE),
                of(List.of(cross("a", "b × c")), NUMBER, SIZE),
                of(List.of(cross("a", "b", "c")), NUMBER, SIZE));

        assertThat(all.stream().map(Fingerprint::hash)).doesNotHaveDuplicates();
    }

    @Test
    void whatDoesNotShapeTheModel_keepsTheHash() {
        Spec spec = Models.number(1).spec();
        Spec other = new Spec(
                "other", 99, spec.input(), spec.features(), spec.target(), spec.lstm(), spec.training(),
                spec.guarantee(), spec.forgetAfter().plusDays(1), spec.kafka());

        assertThat(Fingerprint.of(other)).isEqualTo(Fingerprint.of(spec));
    }

    @Test
    void differences_nameWhatChangedWhatCameAndWhatWent() {
        Feature value = new Feature.Number("v", Scale.STANDARD);
        Fingerprint here = of(List.of(value, new Feature.Elapsed()), NUMBER, SIZE);
        Fingerprint there = of(List.of(value), NUMBER, new LstmSize(5, 1));

        assertThat(here.differences(there))
                .containsExactly("features[1]: elapsed ➜ (nothing)", "lstm.hidden: 4 ➜ 5");
        assertThat(Stream.of(there.differences(here), here.differences(here)).toList())
                .containsExactly(List.of("lstm.hidden: 5 ➜ 4", "features[1]: (nothing) ➜ elapsed"), List.of());
    }
}
