package io.foretell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretell.feature.Vocabularies;
import io.foretell.lstm.Links;
import io.foretell.lstm.Network;
import io.foretell.lstm.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LexiconTest {

    private static final Vocabularies TWO = new Vocabularies(List.of(List.of("a", "b")));
    private static final Vocabularies FOUR = new Vocabularies(List.of(List.of("a", "b", "c", "d")));

    private final Lexicon lexicon = new Lexicon(Runs.WORDS);

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
        lexicon.silence(weights, TWO);
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
        lexicon.furnish(weights, TWO, FOUR);
        float[] after = probabilities(weights, 1, 0, 2);
        assertThat(after[0] + after[3] + after[4]).isCloseTo(before[0], within(1e-5f));
        assertThat(after[1]).isCloseTo(before[1], within(1e-5f));
        assertThat(after[3]).isEqualTo(after[0]);
    }

    @Test
    void newWord_isReadMuchLikeAnythingElse() {
        Weights weights = knowingTwo();
        double strange = distance(probabilities(weights, 3), probabilities(weights, 0));
        lexicon.furnish(weights, TWO, FOUR);
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
    void fullVocabulary_grantsNothingMore() {
        Vocabularies full = new Vocabularies(List.of(Arrays.asList("a", "b", "c", "d", "e", "f")));
        lexicon.count(List.of(Map.of("g", 99L)), full);
        assertThat(lexicon.grown(full)).isSameAs(full);
    }
}
