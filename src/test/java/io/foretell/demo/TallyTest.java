package io.foretell.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Offset<Double> EXACT = within(1e-12);
    private static final String TAXI = "realKnownCause/nyc_taxi";
    private static final String MARATHON = "2014-11-02T01:00:00Z";

    private final Tally tally = new Tally(KnownAnomalies.ofNab());

    @Test
    void errors_areComparedFromAKeysSecondScoredEventOn() {
        scored("a", 1, 10, 99, 0); // nothing to compare with: no value before it is known
        scored("a", 1, 12, 13, 0); // model 1, last value 2
        scored("a", 1, 8, 7, 0); // model 1, last value 4
        assertThat(tally.standing().scored()).isEqualTo(3);
        assertThat(tally.standing().keys()).isEqualTo(1);
        assertThat(tally.standing().meanAbsolute().ratio()).isCloseTo(2.0 / 6, EXACT);
        assertThat(tally.standing().rootMeanSquare().ratio()).isCloseTo(Math.sqrt(2.0 / 20), EXACT);
        assertThat(tally.standing().lately()).isEqualTo(tally.standing().rootMeanSquare());
    }

    @Test
    void keys_countAlikeHoweverLargeTheirNumbers() {
        scored("small", 1, 1, 1, 0);
        scored("small", 1, 2, 1.5, 0); // ratio 1/2
        scored("large", 1, 1e6, 1e6, 0);
        scored("large", 1, 2e6, 4e6, 0); // ratio 2
        Standing standing = tally.standing();
        assertThat(standing.rootMeanSquare()).isEqualTo(standing.meanAbsolute());
        assertThat(standing.meanAbsolute().ratio()).isCloseTo(1, EXACT);
        assertThat(standing.meanAbsolute().won()).isEqualTo(1);
    }

    @Test
    void latestStretch_forgetsWhatCameBefore() {
        scored("a", 1, 0, 0, 0);
        for (int i = 1; i <= 1_000; i++) {
            double error = i <= 500 ? 2 : 0.5; // the last value's is 1
            scored("a", 1, i % 2, i % 2 + error, 0);
        }
        assertThat(tally.standing().lately().ratio()).isCloseTo(0.5, EXACT);
        assertThat(tally.standing().rootMeanSquare().ratio()).isCloseTo(Math.sqrt((4 + 0.25) / 2), EXACT);
    }

    @Test
    void constantSeries_isNotCompared() {
        scored("a", 1, 5, 5, 0);
        scored("a", 1, 5, 5, 0);
        assertThat(tally.standing().keys()).isZero();
        assertThat(tally.standing().rootMeanSquare().ratio()).isNaN();
    }

    @Test
    void anotherVersion_isASwap() {
        scored("a", 0, 1, 1, 0);
        scored("a", 3, 1, 1, 0);
        scored("a", 3, 1, 1, 0);
        scored("a", 4, 1, 1, 0);
        assertThat(tally.standing().swaps()).isEqualTo(2);
        assertThat(tally.standing().model()).isEqualTo(4);
    }

    @Test
    void firstPrediction_countsWithoutAScore() {
        tally.add(json("{\"key\": \"a\", \"time\": 0, \"model\": 0, \"scored\": null}"));
        assertThat(tally.predictions()).isEqualTo(1);
        assertThat(tally.standing().scored()).isZero();
    }

    @Test
    void surpriseInAKnownWindow_isMarked() {
        scored(TAXI, 1, 1, 1, 7);
        scored("a", 1, 1, 1, 5);
        Standing standing = tally.standing();
        assertThat(standing.surprises()).extracting(Surprise::known).containsExactly(true, false);
        assertThat(standing.surprisesKnown()).isEqualTo(1);
        assertThat(standing.inWindows()).isEqualTo(0.5);
    }

    private void scored(String key, long model, double actual, double predicted, double surprise) {
        tally.add(json("""
                {"key": "%s", "time": %d, "model": %d, "scored": {"actual": %s, "predicted": %s, "surprise": %s}}
                """.formatted(key, Instant.parse(MARATHON).toEpochMilli(), model, actual, predicted, surprise)));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
