package io.foretell.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretell.event.Event;
import io.foretell.event.Schema;
import io.foretell.event.Schema.Kind;
import io.foretell.event.Specs;
import io.foretell.spec.Feature;
import io.foretell.spec.Scale;
import io.foretell.spec.Spec;
import io.foretell.spec.Target;
import io.foretell.spec.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeaturesTest {

    private static final long MONDAY_6 = Instant.parse("2024-01-01T06:00:00Z").toEpochMilli();

    @Test
    void standardNumber_isScaledByTheSnapshot() {
        Fixture f = new Fixture(Specs.NUMBER, Specs.number("value", Scale.STANDARD));
        Statistics statistics = new Statistics(List.of(new Moments(4, 10, 16)));
        assertThat(f.features.scaled()).containsExactly("value:standard");
        assertThat(f.dense(f.event(0, "value", 14f), statistics)).containsExactly(2, 0);
        assertThat(f.dense(f.event(0, "value", 1e38f), statistics)).containsExactly(10, 0);
        assertThat(f.dense(f.event(0, "value", -1e38f), statistics)).containsExactly(-10, 0);
        assertThat(f.dense(f.event(0), statistics)).containsExactly(0, 1);
        assertThat(f.dense(f.event(0, "value", 3f), f.features.noStatistics())).containsExactly(3, 0);
    }

    @Test
    void logStandardNumber_isScaledAfterTheLogarithm() {
        Fixture f = new Fixture(Specs.NUMBER, Specs.number("size", Scale.LOG_STANDARD));
        float expected = (float) StrictMath.log1p(999);
        assertThat(f.dense(f.event(0, "size", 999f), f.features.noStatistics())).containsExactly(expected, 0);
        assertThat(f.dense(f.event(0, "size", -999f), f.features.noStatistics())).containsExactly(-expected, 0);
        assertThat(f.features.scaled()).containsExactly("size:log-standard", "value:standard");
    }

    @Test
    void unscaledNumber_isAsItIsWithinBounds() {
        Fixture f = new Fixture(Specs.NUMBER, Specs.number("size", Scale.NONE));
        assertThat(f.dense(f.event(0, "size", -0.25f), f.features.noStatistics())).containsExactly(-0.25f, 0);
        assertThat(f.dense(f.event(0, "size", 11f), f.features.noStatistics())).containsExactly(10, 0);
    }

    @Test
    void perKeyNumber_isScaledByItsOwnKey() {
        Fixture f = new Fixture(Specs.NUMBER, Specs.number("size", Scale.PER_KEY));
        assertThat(f.observeAndEncode(f.event(0, "size", 1000f))).containsExactly(0, 0);
        assertThat(f.observeAndEncode(f.event(1, "size", 3000f))).containsExactly(1, 0);
        assertThat(f.observeAndEncode(f.event(2))).containsExactly(0, 1);
        assertThat(f.observeAndEncode(f.event(3, "size", 2000f))).containsExactly(0, 0);
    }

    @Test
    void flatKey_staysAtZeroAndFeelsAJump() {
        Fixture f = new Fixture(Specs.NUMBER, Specs.number("size", Scale.PER_KEY));
        for (int i = 0; i < 1000; i++) {
            assertThat(f.observeAndEncode(f.event(i, "size", 0.1f))[0]).isCloseTo(0, within(1e-6f));
        }
        assertThat(f.observeAndEncode(f.event(1000, "size", 5f))[0]).isGreaterThan(9);
    }

    @Test
    void elapsed_isZeroAtFirstThenLogSeconds() {
        Fixture f = new Fixture(Specs.NUMBER, new Feature.Elapsed());
        assertThat(f.features.scaled()).containsExactly("elapsed", "value:standard");
        assertThat(f.observeAndEncode(f.event(5000))).containsExactly(0);
        assertThat(f.observeAndEncode(f.event(7000))).containsExactly((float) StrictMath.log1p(2));
        assertThat(f.context.late()).isFalse();
    }

    @Test
    void lateEvent_hasNoTimeElapsedAndIsCountedOnce() {
        Fixture f = new Fixture(Specs.NUMBER, new Feature.Elapsed());
        f.observeAndEncode(f.event(5000));
        assertThat(f.observeAndEncode(f.event(4000))).containsExactly(0);
        assertThat(f.context.late()).isTrue();
        assertThat(f.observeAndEncode(f.event(5000))).containsExactly((float) StrictMath.log1p(1));
        assertThat(f.context.late()).isFalse();
        f.observeAndEncode(f.event(5000));
        assertThat(f.context.late()).isFalse();
    }

    @Test
    void elapsedOfFirstEvent_isZeroWhateverTheStatistics() {
        Fixture f = new Fixture(Specs.NUMBER, new Feature.Elapsed());
        Statistics statistics = new Statistics(List.of(new Moments(4, 3, 4), Moments.NONE));
        f.context.observe(f.event(5000));
        assertThat(f.dense(f.event(5000), statistics)).containsExactly(0);
        f.context.observe(f.event(4000));
        assertThat(f.dense(f.event(4000), statistics)).containsExactly(-3);
    }

    @Test
    void calendar_turnsOnceADayAndOnceAWeek() {
        Fixture f = new Fixture(Specs.NUMBER, new Feature.TimeOfDay(), new Feature.DayOfWeek());
        long day = 86_400_000;
        assertClose(f.observeAndEncode(f.event(MONDAY_6)), 1, 0, 0, 1);
        assertClose(f.observeAndEncode(f.event(MONDAY_6 + day / 4)), 0, -1, 0, 1);
        float[] thursday = f.observeAndEncode(f.event(0));
        assertClose(thursday, 0, 1, (float) Math.sin(6 * Math.PI / 7), (float) Math.cos(6 * Math.PI / 7));
        assertThat(f.observeAndEncode(f.event(7 * day))).isEqualTo(thursday);
        assertThat(f.observeAndEncode(f.event(day))).isNotEqualTo(thursday);
    }

    private static void assertClose(float[] actual, float... expected) {
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("element " + i).isCloseTo(expected[i], within(1e-6f));
        }
    }

    @Test
    void categories_areOneHotBlocksAfterTheDenseNumbers() {
        Fixture f = new Fixture(
                Specs.NUMBER,
                Specs.category("type", "view", "cart"),
                Specs.number("value", Scale.STANDARD),
                Specs.open("skill", 4),
                new Feature.Cross(List.of("skill", "type"), new Vocabulary.Open(6)));
        assertThat(f.features.dense()).isEqualTo(2);
        assertThat(f.features.active()).isEqualTo(3);
        assertThat(f.features.inputs()).isEqualTo(2 + 3 + 5 + 7);
        assertThat(f.features.vocabularyNames()).containsExactly("type", "skill", "skill×type");
        Vocabularies filled =
                new Vocabularies(List.of(List.of("view", "cart"), List.of("s", "t"), List.of("t\u001fcart")));
        assertThat(f.active(f.event(0, "type", "cart", "skill", "t"), filled)).containsExactly(4, 7, 11);
        assertThat(f.active(f.event(0, "type", "buy", "skill", "t"), filled)).containsExactly(2, 7, 10);
        assertThat(f.active(f.event(0, "type", "view"), filled)).containsExactly(3, 5, 10);
        assertThat(f.active(f.event(0, "type", "cart", "skill", "t"), f.features.firstVocabularies()))
                .containsExactly(4, 5, 10);
        assertThat(f.features.blocks(1)).containsExactly(5);
    }

    @Test
    void fieldUsedTwice_hasOneVocabularyAndTwoBlocks() {
        Fixture f = new Fixture(
                new Target.Category("type", new Vocabulary.Open(3)), Specs.open("type", 3), Specs.open("type", 3));
        assertThat(f.features.vocabularies()).containsExactly(new Vocabulary.Open(3));
        assertThat(f.features.blocks(0)).containsExactly(0, 4);
        List<String> counted = new ArrayList<>();
        f.features.words(f.event(0, "type", "x"), (word, vocabulary) -> counted.add(word + vocabulary));
        assertThat(counted).containsExactly("x0");
    }

    @Test
    void placesBeyondTheSpecsRoom_countAsAnythingElse() {
        Fixture f = new Fixture(Specs.NUMBER, Specs.open("type", 1));
        Vocabularies tooMany = new Vocabularies(List.of(List.of("a", "b")));
        assertThat(f.active(f.event(0, "type", "a"), tooMany)).containsExactly(3 - 2);
        assertThat(f.active(f.event(0, "type", "b"), tooMany)).containsExactly(0);
    }

    @Test
    void words_areThoseOfOpenVocabularies() {
        Fixture f = new Fixture(
                new Target.Binary("ok", Optional.of(Specs.open("skill", 5))),
                Specs.category("type", "view"),
                new Feature.Cross(List.of("skill", "ok"), new Vocabulary.Open(9)));
        List<String> counted = new ArrayList<>();
        f.features.words(
                f.event(0, "type", "view", "skill", "s", "ok", "1"),
                (word, vocabulary) -> counted.add(word + "@" + vocabulary));
        assertThat(counted).containsExactly("s\u001f1@1", "s@2");
        counted.clear();
        f.features.words(f.event(0, "type", "view"), (word, vocabulary) -> counted.add(word));
        assertThat(counted).isEmpty();
    }

    @Test
    void measure_growsWhatThisEventHas() {
        Fixture f = new Fixture(Specs.NUMBER, new Feature.Elapsed(), Specs.number("size", Scale.LOG_STANDARD));
        Moments[] moments = {Moments.NONE, Moments.NONE, Moments.NONE};
        for (Event event : List.of(f.event(0, "value", 2f), f.event(1000, "value", 4f, "size", -1f))) {
            f.context.observe(event);
            f.features.measure(event, f.context, (i, value) -> moments[i] = moments[i].plus(value));
        }
        assertThat(moments).containsExactly(
                new Moments(1, StrictMath.log1p(1), 0), new Moments(1, -StrictMath.log1p(1), 0), new Moments(2, 3, 2));
    }

    @Test
    void description_namesEveryPosition() {
        Fixture f = new Fixture(
                Specs.NUMBER, Specs.number("value", Scale.NONE), new Feature.Elapsed(), Specs.open("type", 2));
        assertThat(f.features.describe(new Vocabularies(List.of(List.of("a")))))
                .containsExactly("value", "value is missing", "elapsed", "type: anything else", "type=a",
                        "type=(free)");
    }

    @Test
    void densePositions_areWhereAScaledNumberStands() {
        Fixture f = new Fixture(
                Specs.NUMBER,
                Specs.number("value", Scale.PER_KEY),
                Specs.number("value", Scale.STANDARD),
                new Feature.Elapsed());
        assertThat(f.features.scaled()).containsExactly("value:standard", "elapsed");
        assertThat(f.features.densePositions(0)).containsExactly(2);
        assertThat(f.features.densePositions(1)).containsExactly(4);
    }

    @Test
    void encode_writesOnlyWhereItIsTold() {
        Fixture f = new Fixture(Specs.NUMBER, Specs.number("value", Scale.NONE), Specs.category("type", "a"));
        float[] dense = {7, 7, 7, 7};
        int[] active = {7, 7, 7};
        Event event = f.event(0, "value", 1f, "type", "a");
        f.features.encode(
                event, f.context, f.features.noStatistics(), f.features.firstVocabularies(), dense, 1, active, 1);
        assertThat(dense).containsExactly(7, 1, 0, 7);
        assertThat(active).containsExactly(7, 3, 7);
    }

    /** A spec's features, one key's context, and events by field name. */
    static final class Fixture {
        final Spec spec;
        final Schema schema;
        final Features features;
        final Targets targets;
        final KeyContext context;

        Fixture(Target target, Feature... of) {
            spec = Specs.of(target, of);
            schema = Schema.of(spec);
            features = Features.of(spec, schema);
            targets = Targets.of(spec, schema, features);
            context = features.newContext();
        }

        Event event(long time, Object... fields) {
            float[] numbers = new float[schema.size()];
            String[] words = new String[schema.size()];
            Arrays.fill(numbers, Float.NaN);
            for (int i = 0; i < fields.length; i += 2) {
                boolean number = fields[i + 1] instanceof Float;
                for (int column = 0; column < schema.size(); column++) {
                    boolean named = schema.columns().get(column).field().equals(fields[i]);
                    boolean word = schema.columns().get(column).kind() == Kind.WORD;
                    if (named && number && !word) {
                        numbers[column] = (Float) fields[i + 1];
                    } else if (named && !number && word) {
                        words[column] = (String) fields[i + 1];
                    }
                }
            }
            return new Event("k", time, numbers, words);
        }

        float[] observeAndEncode(Event event) {
            context.observe(event);
            return dense(event, features.noStatistics());
        }

        float[] dense(Event event, Statistics statistics) {
            float[] dense = new float[features.dense()];
            int[] active = new int[features.active()];
            features.encode(event, context, statistics, features.firstVocabularies(), dense, 0, active, 0);
            return dense;
        }

        int[] active(Event event, Vocabularies vocabularies) {
            float[] dense = new float[features.dense()];
            int[] active = new int[features.active()];
            features.encode(event, context, features.noStatistics(), vocabularies, dense, 0, active, 0);
            return active;
        }
    }
}
