package io.foretell.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretell.feature.Vocabularies;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SuccessionsTest {

    private static final Offset<Double> EXACT = within(1e-12);
    private static final Names ABC = names("a", "b", "c");

    private final Successions past = new Successions();

    @Test
    void mostFrequent_countsAllKeys() {
        add("one", "a", "b", "a");
        add("two", "a");
        assertThat(CategoryBaseline.MOST_FREQUENT.rank(past, "two", "a")).isEqualTo(1);
        assertThat(CategoryBaseline.MOST_FREQUENT.rank(past, "two", "b")).isEqualTo(2);
        assertThat(CategoryBaseline.MOST_FREQUENT.probability(past, "two", "a", ABC)).isCloseTo(4.0 / 7, EXACT);
        assertThat(CategoryBaseline.MOST_FREQUENT.probability(past, "two", "c", ABC)).isCloseTo(1.0 / 7, EXACT);
    }

    @Test
    void markov_looksAtTheKeysLastWord() {
        add("one", "a", "b", "a", "b", "a", "c");
        add("two", "a");
        assertThat(CategoryBaseline.MARKOV.rank(past, "two", "b")).isEqualTo(1);
        assertThat(CategoryBaseline.MARKOV.rank(past, "two", "c")).isEqualTo(2);
        assertThat(CategoryBaseline.MARKOV.rank(past, "two", "a")).isEqualTo(3); // never after a
        double b = 3.0 / 11; // 2 of 7, smoothed
        assertThat(CategoryBaseline.MARKOV.probability(past, "two", "b", ABC)).isCloseTo((2 + b) / 4, EXACT);
    }

    @Test
    void wordThatNeverCame_cannotBeNamed() {
        add("one", "a", "b");
        assertThat(CategoryBaseline.MOST_FREQUENT.rank(past, "one", "c")).isEqualTo(CategoryScores.UNNAMED);
        assertThat(CategoryBaseline.MARKOV.rank(past, "one", "c")).isEqualTo(CategoryScores.UNNAMED);
    }

    @Test
    void wordsOutsideTheVocabulary_areOneProbability() {
        add("one", "a", "x", "y", "x");
        double x = CategoryBaseline.MOST_FREQUENT.probability(past, "one", "x", ABC);
        double neverSeen = CategoryBaseline.MOST_FREQUENT.probability(past, "one", "z", ABC);
        assertThat(x).isCloseTo((3 + 2 + 1) / 8.0, EXACT).isEqualTo(neverSeen);
    }

    @Test
    void forgottenKey_hasNoLastWord() {
        add("one", "a", "b", "a");
        past.forget("one");
        double prior = CategoryBaseline.MOST_FREQUENT.probability(past, "one", "b", ABC);
        assertThat(CategoryBaseline.MARKOV.probability(past, "one", "b", ABC)).isCloseTo(prior, EXACT);
    }

    private void add(String key, String... words) {
        List.of(words).forEach(word -> past.add(key, word));
    }

    private static Names names(String... words) {
        return new Names(new Vocabularies(List.of(List.of(words))), 0, "");
    }
}
