package io.foretell.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class LastLettersTest {

    private static final int EVERY = 10; // elements from one last letter to the next

    @Test
    void lettersThatAreRightFromOneOn_areCountedAsByHand() {
        LastLetters letters = letters(2_000, i -> i > 400 && i <= 1_000 || i > 1_200);
        // 95 of the last 100 are right at letter 400 + 95; after the swap at the 200 + 95th
        assertThat(letters.figures()).contains(
                entry("top1Before", 1.0), entry("top1After", 1.0),
                entry("elementsBefore", 4_950.0), entry("elementsAfter", 2_950.0));
    }

    /** Expected: what the paper's script, run in NumPy 2, gave for the same letters. */
    @Test
    void papersReading_isThatOfItsScript() {
        assertThat(letters(2_000, i -> i > 400 && i <= 1_000 || i > 1_200).figures())
                .contains(entry("paperElementsBefore", 5_200.0), entry("paperElementsAfter", 3_200.0));
        assertThat(letters(2_000, i -> i * 7_919 % 1_000 < (i <= 1_000 ? i : (i - 1_000) * 2)).figures())
                .contains(entry("paperElementsBefore", 9_010.0), entry("paperElementsAfter", 5_210.0));
    }

    @Test
    void lettersBeforeTheSwap_doNotEnterWhatComesAfter() {
        LastLetters letters = letters(1_300, i -> i <= 1_000 || i > 1_100);
        assertThat(letters.figures()).contains(entry("top1After", 1.0), entry("elementsAfter", 1_950.0));
    }

    @Test
    void fewerThanAHundredLetters_determineNothing() {
        assertThat(letters(99, i -> true).figures()).isEmpty();
        assertThat(letters(99, i -> true).curve()).isEmpty();
        assertThat(letters(1_099, i -> true).figures()).containsKey("top1Before").doesNotContainKey("top1After");
    }

    @Test
    void curve_isTheShareOfTheLastHundred() {
        assertThat(letters(102, i -> i > 2).curve()).containsExactly(
                entry(1_000L, 0.98), entry(1_010L, 0.99), entry(1_020L, 1.0));
    }

    private static LastLetters letters(int count, IntPredicate right) {
        LastLetters letters = new LastLetters();
        for (int i = 1; i <= count; i++) {
            letters.add((long) EVERY * i, right.test(i));
        }
        return letters;
    }
}
