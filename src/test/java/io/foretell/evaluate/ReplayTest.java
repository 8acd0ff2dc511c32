package io.foretell.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.foretell.event.EventFile;
import io.foretell.event.Reason;
import io.foretell.snapshot.Blueprint;
import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final int MINUTES_A_ROW = 30;
    private static final Spec WAVES = spec("""
            name: waves
            input: {topic: waves, key: key, timestamp: time}
            features: [{field: value, type: number}, {type: time-of-day}]
            target: {field: value, horizon: 3}
            lstm: {hidden: 8}
            training: {every: 100 events, steps: 8, window: 16, burn-in: 2, batch: 8}
            """);
    private static final Spec LETTERS = spec("""
            name: letters
            input: {topic: letters, key: key}
            features: [{field: letter, type: category, size: 10}]
            target: {field: letter}
            lstm: {hidden: 8}
            training:
              {every: 100 events, steps: 20, window: 16, burn-in: 2, batch: 8, optimizer: {type: adam, rate: 0.02}}
            """);
    private static final Spec ANSWERS = spec("""
            name: answers
            input: {topic: answers, key: key}
            features: [{field: [skill, correct], type: cross, size: 10}]
            target: {field: correct, type: binary, per: {field: skill, size: 5}}
            lstm: {hidden: 8}
            training: {every: 100 events, steps: 8, window: 16, burn-in: 2, batch: 8}
            """);

    @Test
    void numbers_areScoredByHorizonBesideTheirBaselines() {
        Report report = replay(WAVES, wave(1_500), row -> true, OptionalLong.empty());
        assertThat(report.events()).isEqualTo(1_500);
        assertThat(report.scored()).isEqualTo(1_497); // the first 3 have no forecast 3 ahead
        assertThat(report.model().byHorizon()).hasSize(3);
        assertThat(report.model().metrics()).isEqualTo(report.model().byHorizon().get(2))
                .containsOnlyKeys("mae", "rmse", "mape", "coverage", "width", "nrmse");
        assertThat(report.baselines()).extracting(Entry::name)
                .containsExactly("lastValue", "sameTimeYesterday", "sameTimeLastWeek", "runningMean");
        assertThat(report.baselines()).extracting(Entry::scored).containsOnly(1_497L);
        assertThat(report.snapshots()).isPositive();
    }

    @Test
    void lastValue_isThatOfTheHorizonBefore() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(number("a", i, i * i)); // 3 rows ahead: y − last = 6i − 9
        }
        Entry lastValue = replay(WAVES, rows, row -> row == 10, OptionalLong.empty()).baselines().get(0);
        assertThat(lastValue.scored()).isEqualTo(1);
        assertThat(lastValue.metrics().get("mae")).isCloseTo(6 * 10 - 9, within(1e-9));
        assertThat(lastValue.byHorizon().get(0).get("mae")).isCloseTo(2 * 10 - 1, within(1e-9));
    }

    @Test
    void relativeError_isByTheDeviationOfAllRows() {
        List<String> rows = wave(200);
        Report some = replay(WAVES, rows, row -> row >= 150, OptionalLong.empty());
        double[] all = rows.stream().mapToDouble(ReplayTest::value).toArray();
        double mean = Arrays.stream(all).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(all).map(y -> (y - mean) * (y - mean)).average().orElseThrow());
        Map<String, Double> metrics = some.model().metrics();
        assertThat(metrics.get("nrmse")).isCloseTo(metrics.get("rmse") / deviation, within(1e-6));
    }

    @Test
    void categories_areLearnedBetterThanTheMostFrequent() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            rows.add("{\"key\": \"a\", \"letter\": \"" + "abacad".charAt(i % 6) + "\"}");
        }
        Report report = replay(LETTERS, rows, row -> row >= 2_000, OptionalLong.empty());
        assertThat(report.scored()).isEqualTo(1_000);
        assertThat(report.model().metrics()).containsOnlyKeys("top1", "top5", "mrr", "logLoss");
        assertThat(report.baselines()).extracting(Entry::name).containsExactly("mostFrequent", "markov");
        assertThat(report.baselines().get(0).metrics().get("top1")).isCloseTo(0.5, within(0.001));
        assertThat(report.model().metrics().get("top1")).isGreaterThan(0.9);
    }

    /** Ten places, ten letters; then ten others, for good. */
    @Test
    void lettersThatAllChange_areLearnedAnewInTheSamePlaces() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            String letters = i < 2_500 ? "abcdefghij" : "klmnopqrst";
            rows.add("{\"key\": \"a\", \"letter\": \"" + letters.charAt(i * 3 % 10) + "\"}");
        }
        Report before = replay(LETTERS, rows.subList(0, 2_500), row -> row >= 2_000, OptionalLong.empty());
        Report after = replay(LETTERS, rows, row -> row >= 9_500, OptionalLong.empty());
        assertThat(before.model().metrics().get("top1")).isGreaterThan(0.95);
        assertThat(after.model().metrics().get("top1")).isGreaterThan(0.95);
    }

    @Test
    void whatNoVocabularyHas_isNeverNamedRightly() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 50; i++) { // no round yet, so nothing is in the vocabulary
            rows.add("{\"key\": \"a\", \"letter\": \"x\"}");
        }
        Report report = replay(LETTERS, rows, row -> true, OptionalLong.empty());
        assertThat(report.model().metrics()).containsEntry("top1", 0.0).containsEntry("mrr", 0.0);
        assertThat(report.model().metrics().get("logLoss")).isCloseTo(0, within(1e-6));
    }

    @Test
    void answers_areScoredBesideTheRunningRateOfTheirSkill() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            rows.add("{\"key\": \"k%d\", \"skill\": \"%s\", \"correct\": %d}".formatted(
                    i % 5, i % 2 == 0 ? "easy" : "hard", i % 2 == 0 ? 1 : 0));
        }
        Report report = replay(ANSWERS, rows, row -> true, OptionalLong.empty());
        assertThat(report.scored()).isEqualTo(995); // all but each key's first
        assertThat(report.model().metrics()).containsOnlyKeys("auc", "accuracy", "logLoss", "ece");
        assertThat(report.baselines()).extracting(Entry::name).containsExactly("runningRate");
        assertThat(report.baselines().get(0).metrics().get("auc")).isEqualTo(1.0);
    }

    @Test
    void sameInputs_giveTheSameReport() {
        List<String> rows = wave(700);
        assertThat(replay(WAVES, rows, row -> true, OptionalLong.empty()))
                .isEqualTo(replay(WAVES, rows, row -> true, OptionalLong.empty()));
    }

    @Test
    void anotherSeed_givesAnotherModelAndTheSameBaselines() {
        List<String> rows = wave(700);
        Report one = replay(WAVES, rows, row -> true, OptionalLong.empty());
        Report two = replay(WAVES.withSeed(7), rows, row -> true, OptionalLong.empty());
        assertThat(two.model()).isNotEqualTo(one.model());
        assertThat(two.baselines()).isEqualTo(one.baselines());
    }

    @Test
    void laterRows_changeNothingOfTheCurveBeforeThem() {
        List<String> rows = wave(1_200);
        List<String> otherEnd = new ArrayList<>(rows.subList(0, 600));
        for (int i = 600; i < 1_200; i++) {
            otherEnd.add(number("w", i, 1e6 * (i % 3)));
        }
        Map<Long, CurvePoint> one = curve(replay(WAVES, rows, row -> true, OptionalLong.empty()));
        Map<Long, CurvePoint> two = curve(replay(WAVES, otherEnd, row -> true, OptionalLong.empty()));
        for (long events = 100; events <= 600; events += 100) {
            assertThat(two.get(events)).isEqualTo(one.get(events));
        }
        assertThat(two.get(700L)).isNotEqualTo(one.get(700L));
    }

    @Test
    void frozen_learnsNothingMore() {
        List<String> rows = wave(1_000);
        assertThat(replay(WAVES, rows, row -> true, OptionalLong.of(0)).snapshots()).isZero();
        Report half = replay(WAVES, rows.subList(0, 500), row -> true, OptionalLong.empty());
        Report frozen = replay(WAVES, rows, row -> true, OptionalLong.of(500));
        assertThat(frozen.snapshots()).isEqualTo(half.snapshots());
        assertThat(curve(frozen).get(500L)).isEqualTo(curve(half).get(500L));
    }

    @Test
    void untrained_forecastsTheLastValue() {
        Report report = replay(WAVES, wave(300), row -> true, OptionalLong.of(0));
        double ofLastValue = report.baselines().get(0).metrics().get("mae");
        assertThat(report.model().metrics().get("mae")).isCloseTo(ofLastValue, within(0.1 * ofLastValue));
    }

    @Test
    void rowsThatAreNoEvents_areCountedByReasonWithTheFirstLine() {
        List<String> rows = new ArrayList<>(wave(5));
        rows.add(2, "nonsense");
        rows.add(4, "{\"key\": \"w\", \"time\": \"2020-01-01T00:00:00Z\"}");
        rows.add("more nonsense");
        Report report = replay(WAVES, rows, row -> true, OptionalLong.empty());
        assertThat(report.events()).isEqualTo(5);
        assertThat(report.rejected()).extracting(Rejection::reason, Rejection::count, Rejection::firstLine)
                .containsExactlyInAnyOrder(
                        tuple(Reason.NOT_A_JSON_OBJECT, 2L, 3L),
                        tuple(Reason.TARGET_MISSING, 1L, 5L));
    }

    @Test
    void everyEvent_isHandedOutWithTheForecastsThatWaitedForIt() {
        Replay replay = new Replay(Blueprint.of(WAVES), Protocol.of(WAVES, OptionalLong.empty()));
        assertThat(replay.take(row(number("w", 0, 1)))).hasValueSatisfying(
                first -> assertThat(first.scored()).isEmpty());
        assertThat(replay.take(row("nonsense"))).isEmpty();
        assertThat(replay.take(row(number("w", 1, 2)))).hasValueSatisfying(
                second -> assertThat(second.scored()).isPresent());
    }

    private static EventFile.Row row(String value) {
        return new EventFile.Row(new byte[] {'k'}, value.getBytes(StandardCharsets.UTF_8), true, 1);
    }

    @Test
    void noRows_giveAReportWithoutScores() {
        Report report = replay(WAVES, List.of(), row -> true, OptionalLong.empty());
        assertThat(report.events()).isZero();
        assertThat(report.scored()).isZero();
        assertThat(report.curve()).isEmpty();
    }

    @Test
    void columnThatTheSpecReads_cannotMarkWhatCounts() {
        for (String column : List.of("value", "time", "key")) {
            assertThatThrownBy(() -> new ScoredBy(column).refuseIfReadBy(WAVES))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("scored-by: column=" + column + " is read by the spec waves");
        }
        new ScoredBy("scored").refuseIfReadBy(WAVES);
    }

    private static Report replay(Spec spec, List<String> rows, IntPredicate counts, OptionalLong freezeAfter) {
        Replay replay = new Replay(Blueprint.of(spec), Protocol.of(spec, freezeAfter));
        for (int i = 0; i < rows.size(); i++) {
            byte[] value = rows.get(i).getBytes(StandardCharsets.UTF_8);
            replay.take(new EventFile.Row(new byte[] {'k'}, value, counts.test(i), i + 1));
        }
        return replay.report();
    }

    /** A day is 48 rows long. */
    private static List<String> wave(int rows) {
        List<String> wave = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            wave.add(number("w", i, 100 + Math.rint(50 * StrictMath.sin(i * 2 * Math.PI / 48)) + i * 7 % 5));
        }
        return wave;
    }

    private static String number(String key, int row, double value) {
        Instant time = Instant.EPOCH.plus(Duration.ofMinutes((long) MINUTES_A_ROW * row));
        return "{\"key\": \"" + key + "\", \"time\": \"" + time + "\", \"value\": " + value + "}";
    }

    private static double value(String row) {
        return Double.parseDouble(row.substring(row.lastIndexOf(' ') + 1, row.length() - 1));
    }

    private static Map<Long, CurvePoint> curve(Report report) {
        return report.curve().stream().collect(Collectors.toMap(CurvePoint::events, point -> point));
    }

    private static Spec spec(String yaml) {
        return SpecReader.read(yaml, Map.of());
    }
}
