package io.foretell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretell.feature.Vocabularies;
import io.foretell.lstm.Links;
import io.foretell.lstm.Network;
import io.foretell.lstm.Tensor;
import io.foretell.lstm.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

class FurnishingTest {

    private static final Vocabularies TWO = new Vocabularies(List.of(List.of("a", "b")));
    private static final Vocabularies FOUR = new Vocabularies(List.of(List.of("a", "b", "c", "d")));

    private final Furnishing furnishing = new Furnishing(Runs.WORDS);

    /** Probabilities of all seven places behind some words. */
    private static float[] probabilities(Weights weights, int... places) {
        float[] z = new float[7];
        float[] state = new float[weights.shape().state()];
        for (int place : places) {
            Network.of(weights).step(state, new float[0], new int[] {place}, z, new Network.Workspace(weights.shape()));
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
    void newWords_shareTheProbabilityOfAnythingElse() {
        Weights weights = knowingTwo();
        float[] before = probabilities(weights, 1, 0, 2);
        furnishing.furnish(weights, TWO, FOUR);
        float[] after = probabilities(weights, 1, 0, 2);
        assertThat(after[0] + after[3] + after[4]).isCloseTo(before[0], within(1e-5f));
        assertThat(after[1]).isCloseTo(before[1], within(1e-5f));
        assertThat(after[3]).isEqualTo(after[0]);
    }

    @Test
    void newWord_isReadMuchLikeAnythingElse() {
        Weights weights = knowingTwo();
        double strange = distance(probabilities(weights, 3), probabilities(weights, 0));
        furnishing.furnish(weights, TWO, FOUR);
        assertThat(distance(probabilities(weights, 3), probabilities(weights, 0))).isLessThan(strange / 4);
        assertThat(probabilities(weights, 3)).isNotEqualTo(probabilities(weights, 4));
    }

    private static double distance(float[] p, float[] q) {
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            sum += Math.abs(p[k] - q[k]);
        }
        return sum;
    }

    @Test
    void wordInAnothersPlace_isReadAndForecastAsAnythingElse() {
        Vocabularies exchanged = new Vocabularies(List.of(List.of("a", "c")));
        Weights weights = knowingTwo();
        float[] before = probabilities(weights, 1, 0, 1);
        double strange = distance(probabilities(weights, 2), probabilities(weights, 0));
        furnishing.furnish(weights, TWO, exchanged);
        float[] after = probabilities(weights, 1, 0, 1);
        assertThat(after[2]).as("half of it, and no more").isEqualTo(after[0]);
        assertThat(after[0] + after[2])
                .as("what b had falls to all")
                .isCloseTo(before[0] / (1 - before[2]), within(1e-5f));
        assertThat(after[1]).isCloseTo(before[1] / (1 - before[2]), within(1e-5f));
        assertThat(distance(probabilities(weights, 2), probabilities(weights, 0))).isLessThan(strange / 4);
    }

    @Test
    void wordThatKeepsItsPlace_keepsItsWeights() {
        Weights weights = knowingTwo();
        Weights before = weights.copy();
        furnishing.furnish(weights, TWO, new Vocabularies(List.of(List.of("a", "b")), List.of(List.of(0L, 9L))));
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
