package io.foretell.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretell.event.Event;
import io.foretell.event.Specs;
import io.foretell.feature.FeaturesTest.Fixture;
import io.foretell.spec.Feature;
import io.foretell.spec.Scale;
import io.foretell.spec.Target;
import io.foretell.spec.Vocabulary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetsTest {

    private static Fixture number(Scale scale) {
        return new Fixture(new Target.Number("value", scale, 5), new Feature.Elapsed());
    }

    @Test
    void standardTarget_isScaledByTheLevelsDeviation() {
        Fixture f = number(Scale.STANDARD);
        Statistics statistics = new Statistics(List.of(Moments.NONE, new Moments(4, 10, 16)));
        assertThat(f.targets.horizon()).isEqualTo(5);
        assertThat(f.targets.scaled()).isEqualTo(1);
        assertThat(f.targets.deviation(f.context, statistics)).isEqualTo(2);
        assertThat(f.targets.deviation(f.context, f.features.noStatistics())).isEqualTo(1);
        assertThat(f.targets.change(10, 2, f.event(0, "value", 13f))).isEqualTo(1.5f);
        assertThat(f.targets.change(10, 2, f.event(0, "value", 1e9f))).isEqualTo(20);
        assertThat(f.targets.change(10, 2, f.event(0, "value", -1e9f))).isEqualTo(-20);
    }

    @Test
    void targetAndFeatureOfOneFieldAndScale_shareTheirMoments() {
        Fixture f = new Fixture(Specs.NUMBER, Specs.number("value", Scale.STANDARD));
        assertThat(f.features.scaled()).hasSize(1);
        assertThat(f.targets.scaled()).isZero();
    }

    @Test
    void logTarget_livesInLogSpaceAndComesBack() {
        Fixture f = number(Scale.LOG_STANDARD);
        for (float value : new float[] {0, 1, -1, 1234.5f, -1e6f, 1e38f, Float.MIN_VALUE}) {
            float level = f.targets.level(f.event(0, "value", value));
            assertThat(f.targets.unlevel(level)).isCloseTo(value, within(Math.abs(value) * 1e-4f));
        }
        assertThat(f.targets.unlevel(1000)).isEqualTo(Float.MAX_VALUE);
        assertThat(f.targets.unlevel(Float.NEGATIVE_INFINITY)).isEqualTo(-Float.MAX_VALUE);
    }

    @Test
    void perKeyTarget_isScaledByItsChanges() {
        Fixture f = number(Scale.PER_KEY);
        Statistics none = f.features.noStatistics();
        f.context.observe(f.event(0, "value", 1000f));
        assertThat(f.targets.deviation(f.context, none)).as("before any change").isEqualTo(100);
        float value = 1000;
        for (int i = 1; i <= 600; i++) {
            value += i % 2 == 0 ? 3 : 1;
            f.context.observe(f.event(i, "value", value));
        }
        assertThat(f.targets.deviation(f.context, none)).isCloseTo((float) Math.sqrt(5), within(0.02f));
    }

    @Test
    void flatPerKeyTarget_keepsAPositiveDeviation() {
        for (float value : new float[] {0, 5, -1e38f, Float.MIN_VALUE}) {
            Fixture f = number(Scale.PER_KEY);
            for (int i = 0; i < 5000; i++) {
                f.context.observe(f.event(i, "value", value));
            }
            float deviation = f.targets.deviation(f.context, f.features.noStatistics());
            assertThat(deviation).isPositive().isFinite();
            assertThat(f.targets.change(value, deviation, f.event(0, "value", value))).isZero();
        }
    }

    @Test
    void lineThatStoodStillForLong_isNotAstonishedByItsNextMove() {
        Fixture f = number(Scale.PER_KEY);
        for (int i = 0; i < 50; i++) {
            f.context.observe(f.event(i, "value", i % 2 == 0 ? 0f : 4f));
        }
        for (int i = 50; i < 50_000; i++) {
            f.context.observe(f.event(i, "value", 0f));
        }
        float deviation = f.targets.deviation(f.context, f.features.noStatistics());
        assertThat(f.targets.change(0, deviation, f.event(50_000, "value", 4f))).isCloseTo(1, within(0.01f));
    }

    @Test
    void firstChangesOfAPerKeyTarget_areNotBelievedAlone() {
        Fixture f = number(Scale.PER_KEY);
        for (float value : new float[] {1000, 1000, 1000.001f}) {
            f.context.observe(f.event(0, "value", value));
        }
        assertThat(f.targets.deviation(f.context, f.features.noStatistics())).isGreaterThan(10);
    }

    @Test
    void category_isItsPlace() {
        Vocabulary letters = new Vocabulary.Closed(List.of("a", "b"));
        Fixture f = new Fixture(new Target.Category("type", letters), new Feature.Elapsed());
        Vocabularies vocabularies = f.features.firstVocabularies();
        assertThat(f.targets.vocabulary()).isZero();
        assertThat(f.targets.places()).isEqualTo(3);
        assertThat(f.targets.horizon()).isEqualTo(1);
        assertThat(f.targets.output(f.event(0, "type", "b"), vocabularies)).isEqualTo(2);
        assertThat(f.targets.output(f.event(0, "type", "z"), vocabularies)).isZero();
    }

    @Test
    void binaryPerCategory_speaksOfThatCategory() {
        Fixture f = new Fixture(
                new Target.Binary("ok", Optional.of(Specs.category("skill", "s", "t"))), new Feature.Elapsed());
        Event event = f.event(0, "ok", 1f, "skill", "t");
        assertThat(f.targets.truth(event)).isEqualTo(1);
        assertThat(f.targets.output(event, f.features.firstVocabularies())).isEqualTo(2);
        Event withoutSkill = f.event(0, "ok", 0f);
        assertThat(f.targets.truth(withoutSkill)).isZero();
        assertThat(f.targets.output(withoutSkill, f.features.firstVocabularies())).isZero();
    }

    @Test
    void loneBinary_hasOneOutput() {
        Fixture f = new Fixture(new Target.Binary("ok", Optional.empty()), new Feature.Elapsed());
        assertThat(f.targets.vocabulary()).isEqualTo(-1);
        assertThat(f.targets.places()).isEqualTo(1);
        assertThat(f.targets.output(f.event(0, "ok", 1f), f.features.firstVocabularies())).isZero();
    }
}
