package io.foretell.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BinaryScoresTest {

    record Answer(boolean actual, float probability) {}

    @Test
    void fiveRows_areScoredAsByHand() {
        // pairs (yes, no): .9 beats .8 and .2, .2 loses to .8 and ties with .2: 2.5 of 4
        BinaryScores scores = scores(List.of(new Answer(true, .9f), new Answer(true, .2f),
                new Answer(false, .8f), new Answer(false, .2f)));
        assertThat(scores.values().get("auc")).isEqualTo(2.5 / 4);
        assertThat(scores.values().get("accuracy")).isEqualTo(2.0 / 4);
    }

    @Test
    void calibrationError_isTheDistanceOfWhatWasSaidFromWhatCameBinByBin() {
        // bins of 1/15: .62 and .65 are said of one yes and one no, 0 of one no, 1 of one no
        BinaryScores scores = scores(List.of(new Answer(true, .62f), new Answer(false, .65f),
                new Answer(false, 0f), new Answer(false, 1f)));
        double byHand = 2 / 4.0 * Math.abs((.62 + .65) / 2 - 1 / 2.0) + 1 / 4.0 * 0 + 1 / 4.0 * 1;
        assertThat(scores.values().get("ece")).isCloseTo(byHand, within(1e-7));
    }

    @Property
    void sharesThatCameAsSaid_haveNoCalibrationError(@ForAll @IntRange(max = 8) int eighths) {
        BinaryScores scores = new BinaryScores();
        for (int row = 0; row < 8; row++) {
            scores.add(row < eighths, eighths / 8f, 0);
        }
        assertThat(scores.values().get("ece")).isZero();
    }

    @Test
    void onlyOneAnswer_leavesTheAreaUndetermined() {
        assertThat(scores(List.of(new Answer(true, .9f))).values().get("auc")).isNaN();
    }

    @Property
    void area_isTheShareOfPairsInTheRightOrder(@ForAll("answers") List<Answer> answers) {
        double won = 0;
        double pairs = 0;
        for (Answer yes : answers) {
            for (Answer no : answers) {
                if (yes.actual && !no.actual) {
                    pairs++;
                    won += yes.probability > no.probability ? 1 : yes.probability == no.probability ? 0.5 : 0;
                }
            }
        }
        double auc = scores(answers).values().get("auc");
        if (pairs == 0) {
            assertThat(auc).isNaN();
        } else {
            assertThat(auc).isCloseTo(won / pairs, within(1e-12));
        }
    }

    @Property
    void twoStretches_addUpToTheWhole(@ForAll("answers") List<Answer> answers, @ForAll @IntRange(max = 60) int cut) {
        List<Answer> first = answers.subList(0, Math.min(cut, answers.size()));
        List<Answer> second = answers.subList(first.size(), answers.size());
        BinaryScores sum = scores(first);
        sum.values(); // looking in between does not disturb
        sum.add(scores(second));
        assertThat(sum.count()).isEqualTo(answers.size());
        assertThat(sum.values()).isEqualTo(scores(answers).values());
    }

    @Provide
    Arbitrary<List<Answer>> answers() {
        Arbitrary<Float> few = Arbitraries.integers().between(0, 8).map(i -> i / 8f); // so that ties are common
        return Combinators.combine(Arbitraries.of(true, false), few).as(Answer::new).list().ofMinSize(1).ofMaxSize(60);
    }

    private static BinaryScores scores(List<Answer> answers) {
        BinaryScores scores = new BinaryScores();
        answers.forEach(answer -> scores.add(answer.actual, answer.probability, 0));
        return scores;
    }
}
