package io.foretell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretell.feature.Vocabularies;
import io.foretell.lstm.Links;
import io.foretell.lstm.Network;
import io.foretell.lstm.Tensor;
import io.foretell.lstm.Weights;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FurnishingTest {

    private static final Vocabularies TWO = new Vocabularies(List.of(List.of("a", "b")));
    private static final Vocabularies FOUR = new Vocabularies(List.of(List.of("a", "b", "c", "d")));

    private final Lexicon lexicon = new Lexicon(Runs.WORDS);
    private final Furnishing furnishing = new Furnishing(Runs.WORDS, lexicon);

    /** Probabilities of all seven places behind some words. */
    private static float[] probabilities(Weights weights, int... places) {
        float[] z = weights.outputBias().data.clone();
        float[] state = new float[weights.shape().state()];
        for (int place : places) {
            Network.of(weights).step(state, new float[0], new int[] {place}, z, new Network.Workspace(weights.shape(), 1));
        }
        Links.softmax(z);
        return z;
    }

    private Weights knowingTwo() {
        Weights weights = Weights.fresh(Runs.WORDS.shape(), 4);
        furnishing.silence(weights, TWO);
        return weights;
    }

    @Test
    void freePlaces_getNoProbability() {
        float[] p = probabilities(knowingTwo(), 1, 0, 2);
        assertThat(p[0] + p[1] + p[2]).isCloseTo(1, within(1e-6f));
    }

    @Test
    void newWords_shareTheProbabilityOfAnythingElseByTheirFrequency() {
        Weights weights = knowingTwo();
        float[] before = probabilities(weights, 1, 0, 2);
        lexicon.count(List.of(Map.of("a", 99L, "c", 30L, "d", 10L, "z", 20L)), TWO);
        furnishing.furnish(weights, TWO, FOUR, 5);
        float[] after = probabilities(weights, 1, 0, 2);
        assertThat(after[1]).isCloseTo(before[1], within(1e-5f));
        assertThat(after[3]).isCloseTo(before[0] * 30 / 60, within(1e-5f));
        assertThat(after[4]).isCloseTo(before[0] * 10 / 60, within(1e-5f));
        assertThat(after[0]).isCloseTo(before[0] * 20 / 60, within(1e-5f));
    }

    @Test
    void firstWords_areExpectedAsOftenAsTheyCame() {
        Vocabularies none = new Vocabularies(List.of(List.of()));
        Weights weights = Weights.zeros(Runs.WORDS.shape());
        furnishing.silence(weights, TWO);
        lexicon.count(List.of(Map.of("a", 70L, "b", 20L, "once", 1L, "twice", 9L)), none);
        furnishing.expect(weights, none, TWO);
        float[] p = probabilities(weights);
        assertThat(List.of(p[0], p[1], p[2])).usingElementComparator((x, y) -> Math.abs(x - y) < 1e-6 ? 0 : 1)
                .containsExactly(0.1f, 0.7f, 0.2f);
    }

    @Test
    void newWord_isReadAsAnythingElseAndAnUntrainedRow() {
        Weights weights = knowingTwo();
        furnishing.furnish(weights, TWO, FOUR, 5);
        Weights again = knowingTwo();
        furnishing.furnish(again, TWO, FOUR, 5);
        assertThat(Runs.bits(again)).isEqualTo(Runs.bits(weights));
        double apart = 0;
        for (int j = 0; j < weights.input(0).numCols; j++) {
            float other = weights.input(0).get(0, j);
            assertThat(weights.input(0).get(3, j)).isCloseTo(other, within((float) Math.sqrt(3)));
            apart += Math.abs(weights.input(0).get(3, j) - weights.input(0).get(4, j));
        }
        assertThat(apart / weights.input(0).numCols).isGreaterThan(0.5);
    }

    @Test
    void wordInAnothersPlace_isForecastAsAnythingElse() {
        Vocabularies exchanged = new Vocabularies(List.of(List.of("a", "c")));
        Weights weights = knowingTwo();
        float[] before = probabilities(weights, 1, 0, 1);
        furnishing.furnish(weights, TWO, exchanged, 5);
        float[] after = probabilities(weights, 1, 0, 1);
        assertThat(after[2]).as("half of it, and no more").isEqualTo(after[0]);
        assertThat(after[0] + after[2])
                .as("what b had falls to all")
                .isCloseTo(before[0] / (1 - before[2]), within(1e-5f));
        assertThat(after[1]).isCloseTo(before[1] / (1 - before[2]), within(1e-5f));
    }

    @Test
    void wordThatKeepsItsPlace_keepsItsWeights() {
        Weights weights = knowingTwo();
        Weights before = weights.copy();
        furnishing.furnish(weights, TWO, new Vocabularies(List.of(List.of("a", "b")), List.of(List.of(0L, 9L))), 9);
        assertThat(Runs.bits(weights)).isEqualTo(Runs.bits(before));
    }

    @Test
    void deltaOfAnOlderModel_leavesPlacesGrantedSinceAlone() {
        Weights before = knowingTwo();
        Weights weights = before.copy();
        for (Tensor tensor : weights.tensors()) {
            for (int i = 0; i < tensor.matrix().data.length; i++) {
                tensor.matrix().data[i] += 1;
            }
        }
        Vocabularies known = new Vocabularies(List.of(List.of("a", "c")), List.of(List.of(3L, 4L)));
        furnishing.takeBack(weights, before, known, 3);
        for (int j = 0; j < weights.input(0).numCols; j++) {
            assertThat(weights.input(0).get(2, j)).isEqualTo(before.input(0).get(2, j));
            assertThat(weights.input(0).get(1, j)).isEqualTo(before.input(0).get(1, j) + 1);
        }
        for (int i = 0; i < weights.outputWeights().numRows; i++) {
            assertThat(weights.outputWeights().get(i, 2)).isEqualTo(before.outputWeights().get(i, 2));
            assertThat(weights.outputWeights().get(i, 0)).isEqualTo(before.outputWeights().get(i, 0) + 1);
        }
        assertThat(weights.outputBias().get(0, 2)).isEqualTo(before.outputBias().get(0, 2));
        assertThat(weights.outputBias().get(0, 1)).isEqualTo(before.outputBias().get(0, 1) + 1);
    }
}
