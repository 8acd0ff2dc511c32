package io.foretell.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SuccessorsTest {

    private final Successors successors = new Successors();

    @Test
    void forecast_isWhatMostOftenCameAfterTheLast() {
        for (String symbol : "a b a c a c a".split(" ")) {
            successors.add(symbol);
        }
        assertThat(successors.forecast()).isEqualTo("c");
    }

    @Test
    void equals_leaveTheOneThatCameFirst() {
        for (String symbol : "a b a c a".split(" ")) {
            successors.add(symbol);
        }
        assertThat(successors.forecast()).isEqualTo("b");
    }

    @Test
    void symbolThatNothingFollowedYet_hasNoForecast() {
        successors.add("a");
        assertThat(successors.forecast()).isEmpty();
    }
}
