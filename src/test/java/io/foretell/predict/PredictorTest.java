package io.foretell.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretell.event.Event;
import io.foretell.lstm.Weights;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Models;
import io.foretell.snapshot.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PredictorTest {

    private static final int EVENTS = 40;
    private static final long FORGET_AFTER = Models.FORGET_AFTER.toMillis();

    static List<Blueprint> models() {
        return Models.all();
    }

    private static String json(Prediction prediction) {
        return new String(new PredictionWriter().write(prediction, 0, 0), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyEvent_countsAndKeepsTheStateSound(Blueprint blueprint) {
        Predictor predictor = new Predictor(blueprint);
        KeyState state = new KeyState(blueprint);
        List<Event> events = Events.of(blueprint, EVENTS, 1);
        for (int i = 0; i < EVENTS; i++) {
            Prediction prediction =
                    predictor.step(Events.snapshot(blueprint, i), state, events.get(i), Events.START + i);
            assertThat(prediction.step()).isEqualTo(i + 1).isEqualTo(state.step());
            assertThat(prediction.key()).isEqualTo("k");
            assertThat(prediction.time()).isEqualTo(events.get(i).time());
            assertThat(prediction.model()).isEqualTo(i / 4);
            assertThat(prediction.scored().isPresent()).isEqualTo(i > 0);
            assertThat(state.lastSeen()).isEqualTo(Events.START + i);
            assertSound(blueprint, state);
        }
    }

    /** However the weights moved in between, a score is of what had been published. */
    @ParameterizedTest
    @MethodSource("models")
    void scored_isWhatTheLastRecordSaidAndNamesItsModel(Blueprint blueprint) {
        List<Prediction> predictions = Events.run(blueprint, Events.of(blueprint, EVENTS, 2));
        for (int i = 1; i < EVENTS; i++) {
            Scored scored = predictions.get(i).scored().orElseThrow();
            Prediction before = predictions.get(i - 1);
            assertThat(scored.model()).isEqualTo(before.model());
            assertThat(scored.loss()).isFinite();
            if (before.forecast() instanceof Forecast.Numbers numbers) {
                assertSame((Scored.Actual.OfNumber) scored.actual(), numbers.steps().get(0));
            } else if (before.forecast() instanceof Forecast.Categories categories) {
                Scored.Actual.OfCategory actual = (Scored.Actual.OfCategory) scored.actual();
                Forecast.Likely said = categories.likeliest().get(actual.rank() - 1);
                assertThat(actual.predicted()).isEqualTo(categories.likeliest().get(0).value());
                assertThat(said).isEqualTo(new Forecast.Likely(actual.actual(), actual.probability()));
                assertThat(scored.loss()).isCloseTo(-Math.log(actual.probability()), within(1e-5));
            } else if (before.forecast() instanceof Forecast.BinaryPer per) {
                Scored.Actual.OfBinary actual = (Scored.Actual.OfBinary) scored.actual();
                assertThat(per.probabilities()).contains(new Forecast.Likely(actual.per(), actual.probability()));
            } else if (before.forecast() instanceof Forecast.Binary binary) {
                Scored.Actual.OfBinary actual = (Scored.Actual.OfBinary) scored.actual();
                assertThat(actual.probability()).isEqualTo(binary.probability());
                double right = actual.actual() ? actual.probability() : 1 - actual.probability();
                assertThat(scored.loss()).isCloseTo(-Math.log(right), within(1e-5));
            }
        }
    }

    @Test
    void horizon_everyForecastIsScoredWhenItsEventComes() {
        Blueprint blueprint = Models.number(3);
        List<Prediction> predictions = Events.run(blueprint, Events.of(blueprint, EVENTS, 3));
        for (int i = 1; i < EVENTS; i++) {
            List<Scored.ScoredAhead> ahead = predictions.get(i).scored().orElseThrow().ahead();
            assertThat(ahead).hasSize(Math.min(i, 3));
            for (int j = 1; j <= ahead.size(); j++) {
                Prediction made = predictions.get(i - j);
                assertThat(ahead.get(j - 1).ahead()).isEqualTo(j);
                assertThat(ahead.get(j - 1).model()).isEqualTo(made.model());
                Forecast.Numbers forecast = (Forecast.Numbers) made.forecast();
                assertSame(ahead.get(j - 1).number(), forecast.steps().get(j - 1));
            }
        }
    }

    private static void assertSame(Scored.Actual.OfNumber scored, Forecast.Ahead said) {
        assertThat(List.of(scored.predicted(), scored.low(), scored.high()))
                .isEqualTo(List.of(said.value(), said.low(), said.high()));
    }

    /** Test-then-train: what an event says can change the forecasts after it, not the one that it judges. */
    @ParameterizedTest
    @MethodSource("models")
    void twoFutures_areJudgedByTheSameForecast(Blueprint blueprint) {
        List<Event> events = Events.of(blueprint, 10, 4);
        List<Event> other = new ArrayList<>(events.subList(0, 9));
        other.add(Models.event(blueprint, "k", events.get(9).time(), 77, "w7", true));

        List<Prediction> here = Events.run(blueprint, events);
        List<Prediction> there = Events.run(blueprint, other);

        assertThat(there.subList(0, 9)).isEqualTo(here.subList(0, 9));
        assertThat(there.get(9).forecast()).isNotEqualTo(here.get(9).forecast());
    }

    @Test
    void newNumberModel_forecastsNearTheLastValue() {
        Blueprint blueprint = Models.number(1);
        Snapshot zero = Snapshot.of(0, blueprint.fingerprint(), Weights.zeros(blueprint.shape()),
                blueprint.features().noStatistics(), blueprint.features().firstVocabularies());
        Event event = Models.event(blueprint, "k", 0, 12.5f, "w0", true);

        Prediction prediction = new Predictor(blueprint).step(zero, new KeyState(blueprint), event, 0);

        assertThat(((Forecast.Numbers) prediction.forecast()).steps()).singleElement().satisfies(ahead -> {
            assertThat(ahead.value()).isEqualTo(12.5f);
            assertThat(ahead.high() - ahead.value()).isCloseTo(1.6448536f, within(1e-5f));
            assertThat(ahead.value() - ahead.low()).isCloseTo(1.6448536f, within(1e-5f));
        });
    }

    @Test
    void gaussianLoss_isTheNegativeLogLikelihood() {
        Blueprint blueprint = Models.number(1);
        List<Prediction> predictions = Events.run(blueprint, Events.of(blueprint, EVENTS, 5));
        for (Prediction prediction : predictions.subList(1, EVENTS)) {
            Scored scored = prediction.scored().orElseThrow();
            Scored.Actual.OfNumber number = (Scored.Actual.OfNumber) scored.actual();
            double deviation = (number.high() - number.low()) / 2 / 1.6448536;
            double error = (number.actual() - number.predicted()) / deviation;
            double expected = Math.log(deviation * Math.sqrt(2 * Math.PI)) + error * error / 2;
            assertThat(scored.loss()).isCloseTo(expected, within(1e-3 * Math.max(1, Math.abs(expected))));
        }
    }

    @Test
    void categories_areTheLikeliestTenOfAllAndAddUpToOne() {
        Blueprint blueprint = Models.category();
        for (Prediction prediction : Events.run(blueprint, Events.of(blueprint, EVENTS, 6))) {
            List<Forecast.Likely> likeliest = ((Forecast.Categories) prediction.forecast()).likeliest();
            int known = (int) Math.min(5, prediction.model());
            assertThat(likeliest).hasSize(known + 1);
            assertThat(likeliest).isSortedAccordingTo((a, b) -> Float.compare(b.probability(), a.probability()));
            assertThat(likeliest.stream().mapToDouble(Forecast.Likely::probability).sum()).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void binaryPer_listsThePlacesThatAreTakenAndAnythingElse() {
        Blueprint blueprint = Models.binaryPer();
        List<Prediction> predictions = Events.run(blueprint, Events.of(blueprint, 12, 7));

        assertThat(((Forecast.BinaryPer) predictions.get(0).forecast()).probabilities())
                .extracting(Forecast.Likely::value).containsExactly("");
        assertThat(((Forecast.BinaryPer) predictions.get(11).forecast()).probabilities())
                .extracting(Forecast.Likely::value).containsExactly("w0", "w1", "");
    }

    private static Scored scoredAcrossARegrant(Blueprint blueprint, String actual) {
        Predictor predictor = new Predictor(blueprint);
        KeyState state = new KeyState(blueprint);
        Snapshot before = Models.learned(blueprint, 3, 4);
        predictor.step(before, state, Models.event(blueprint, "k", 0, 1, "w0", true), 0);
        Snapshot after = Models.regranted(blueprint, before, 4, 2, "new");
        return predictor.step(after, state, Models.event(blueprint, "k", 1, 1, actual, true), 1).scored().orElseThrow();
    }

    private static Prediction waiting(Blueprint blueprint) {
        return new Predictor(blueprint).step(Models.learned(blueprint, 3, 4), new KeyState(blueprint),
                Models.event(blueprint, "k", 0, 1, "w0", true), 0);
    }

    /** The place was another's when the forecast was made: what it said there was not said of this word. */
    @Test
    void wordInAnothersPlaceSince_wasAnythingElseToTheForecast() {
        Blueprint blueprint = Models.category();
        List<Forecast.Likely> said = ((Forecast.Categories) waiting(blueprint).forecast()).likeliest();
        float other = said.stream().filter(likely -> likely.value().isEmpty()).findFirst().orElseThrow().probability();
        for (String word : List.of("new", "w1", "never")) {
            Scored.Actual.OfCategory scored =
                    (Scored.Actual.OfCategory) scoredAcrossARegrant(blueprint, word).actual();
            assertThat(scored.actual()).isEmpty();
            assertThat(scored.probability()).isEqualTo(other);
        }
        Scored.Actual.OfCategory kept = (Scored.Actual.OfCategory) scoredAcrossARegrant(blueprint, "w2").actual();
        assertThat(said).contains(new Forecast.Likely("w2", kept.probability()));
    }

    @Test
    void likeliestThatLostItsPlaceSince_isNotCalledByItsSuccessor() {
        Blueprint blueprint = Models.category();
        Predictor predictor = new Predictor(blueprint);
        KeyState state = new KeyState(blueprint);
        Snapshot before = Models.learned(blueprint, 3, 4);
        before.weights().outputBias().set(0, 2, 50);
        Snapshot sure = Snapshot.of(3, before.fingerprint(), before.weights(), before.statistics(),
                before.vocabularies());
        Event event = Models.event(blueprint, "k", 0, 1, "w0", true);
        Prediction prediction = predictor.step(sure, state, event, 0);
        assertThat(((Forecast.Categories) prediction.forecast()).likeliest().get(0).value()).isEqualTo("w1");
        Scored scored = predictor.step(Models.regranted(blueprint, sure, 4, 2, "new"), state, event, 1)
                .scored().orElseThrow();
        assertThat(((Scored.Actual.OfCategory) scored.actual()).predicted()).isEmpty();
    }

    @Test
    void perWordInAnothersPlaceSince_wasAnythingElseToTheForecast() {
        Blueprint blueprint = Models.binaryPer();
        List<Forecast.Likely> said = ((Forecast.BinaryPer) waiting(blueprint).forecast()).probabilities();
        Scored.Actual.OfBinary fresh = (Scored.Actual.OfBinary) scoredAcrossARegrant(blueprint, "new").actual();
        Scored.Actual.OfBinary kept = (Scored.Actual.OfBinary) scoredAcrossARegrant(blueprint, "w2").actual();
        assertThat(said).contains(new Forecast.Likely("", fresh.probability()));
        assertThat(fresh.per()).isEmpty();
        assertThat(said).contains(new Forecast.Likely("w2", kept.probability()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void keyIdleForTooLong_startsAfresh(Blueprint blueprint) {
        List<Event> events = Events.of(blueprint, 20, 8);
        Snapshot snapshot = Models.learned(blueprint, 3, 3);
        Predictor predictor = new Predictor(blueprint);
        KeyState idle = new KeyState(blueprint);
        KeyState fresh = new KeyState(blueprint);
        for (int i = 0; i < 10; i++) {
            predictor.step(snapshot, idle, events.get(i), i);
        }
        for (int i = 10; i < 20; i++) {
            long now = i + FORGET_AFTER;
            assertThat(json(predictor.step(snapshot, idle, events.get(i), now)))
                    .isEqualTo(json(predictor.step(snapshot, fresh, events.get(i), now)));
        }
        assertThat(idle.write()).isEqualTo(fresh.write());
    }

    @Test
    void keyIdleForJustSoLong_isNotForgotten() {
        Blueprint blueprint = Models.number(1);
        List<Event> events = Events.of(blueprint, 2, 8);
        Predictor predictor = new Predictor(blueprint);
        KeyState state = new KeyState(blueprint);
        predictor.step(Snapshot.initial(blueprint), state, events.get(0), 5);

        assertThat(predictor.step(Snapshot.initial(blueprint), state, events.get(1), 5 + FORGET_AFTER).step())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("models")
    void extremeValues_stayFinite(Blueprint blueprint) {
        List<Prediction> predictions = Events.run(blueprint, Events.extreme(blueprint, 200, 9));
        for (Prediction prediction : predictions) {
            assertThat(json(prediction)).doesNotContain("NaN", "Infinity");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void hugeWeights_stayFinite(Blueprint blueprint) {
        Snapshot huge = Models.learned(blueprint, 1, 3);
        for (FMatrixRMaj matrix : List.of(huge.weights().outputWeights(), huge.weights().outputBias())) {
            for (int i = 0; i < matrix.data.length; i++) {
                matrix.data[i] *= 1e38f;
            }
        }
        Snapshot snapshot = Snapshot.of(
                1, huge.fingerprint(), huge.weights(), huge.statistics(), huge.vocabularies());
        Predictor predictor = new Predictor(blueprint);
        KeyState state = new KeyState(blueprint);
        for (Event event : Events.of(blueprint, EVENTS, 10)) {
            assertThat(json(predictor.step(snapshot, state, event, 0))).doesNotContain("NaN", "Infinity");
            assertSound(blueprint, state);
        }
    }

    @Test
    void outlier_surprisesOnlyAfterAFewEvents() {
        Blueprint blueprint = Models.number(1);
        Snapshot snapshot = Models.learned(blueprint, 1, 1);
        Predictor predictor = new Predictor(blueprint);
        KeyState state = new KeyState(blueprint);
        for (int i = 0; i < 40; i++) {
            float value = i == 4 || i == 30 ? 500 : i % 2;
            Event event = Models.event(blueprint, "k", 1000L * i, value, "w0", true);
            double surprise = predictor.step(snapshot, state, event, i).scored().map(Scored::surprise).orElse(0.0);
            if (i <= RecentLoss.FIRST) {
                assertThat(surprise).isZero();
            } else if (i == 30) {
                assertThat(surprise).isGreaterThan(4);
            } else if (i < 30) {
                assertThat(surprise).isBetween(0.0, 3.0);
            }
        }
    }

    @Test
    void lateEvent_isToldOfTheLastOneOnly() {
        Blueprint blueprint = Models.number(1);
        Predictor predictor = new Predictor(blueprint);
        KeyState state = new KeyState(blueprint);
        List<Boolean> late = new ArrayList<>();
        for (long time : new long[] {1000, 500, 600}) {
            predictor.step(Snapshot.initial(blueprint), state, Models.event(blueprint, "k", time, 1, "a", true), 0);
            late.add(state.late());
        }
        assertThat(late).containsExactly(false, true, false);
    }

    private static void assertSound(Blueprint blueprint, KeyState state) {
        int hidden = blueprint.shape().hidden();
        for (int l = 0; l < blueprint.shape().layers(); l++) {
            for (int i = 0; i < hidden; i++) {
                assertThat(Math.abs(state.cells()[blueprint.shape().h(l) + i])).isLessThanOrEqualTo(1);
                assertThat(state.cells()[blueprint.shape().h(l) + hidden + i]).isFinite();
            }
        }
    }
}
