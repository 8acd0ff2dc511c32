package io.foretell.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CategoryScoresTest {

    private final CategoryScores scores = new CategoryScores();

    @Test
    void ranksOfFourRows_areCountedAsByHand() {
        scores.add(1, 0.1);
        scores.add(2, 0.5);
        scores.add(6, 2.0);
        scores.add(5, 1.4);
        assertThat(scores.values()).containsEntry("top1", 0.25).containsEntry("top5", 0.75);
        assertThat(scores.values().get("mrr")).isCloseTo((1 + 1 / 2.0 + 1 / 6.0 + 1 / 5.0) / 4, within(1e-12));
        assertThat(scores.values().get("logLoss")).isCloseTo(1.0, within(1e-12));
    }

    @Test
    void valueThatCannotBeNamed_isAMissWithALoss() {
        scores.add(CategoryScores.UNNAMED, 3.0);
        assertThat(scores.values()).containsEntry("top1", 0.0).containsEntry("mrr", 0.0).containsEntry("logLoss", 3.0);
    }
}
