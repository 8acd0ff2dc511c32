package io.foretell.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BatchTest {

    private static final Shape SHAPE = new Shape(2, 1, 5, 6, 2, new Output.Gaussian(3));

    @Test
    void newBatch_countsNoTarget() {
        Batch batch = new Batch(SHAPE, 5, 4, 2);
        assertThat(batch.counted()).isZero();
        assertThat(Network.of(Weights.fresh(SHAPE, 1)).evaluate(batch)).isEqualTo(Loss.NONE);
    }

    @Test
    void targets_countAfterTheBurnInOnly() {
        Batch batch = new Batch(SHAPE, 5, 4, 2);
        batch.targets[3 * batch.at(1, 3) + 2] = 1f;
        batch.targets[3 * batch.at(2, 0)] = 1f;
        batch.targets[3 * batch.at(4, 3) + 2] = 1f;
        assertThat(batch.counted()).isEqualTo(2);
    }

    @Test
    void burnInThatLeavesNothing_isRefused() {
        assertThatThrownBy(() -> new Batch(SHAPE, 5, 4, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("batch: positions=5, windows=4, burnIn=5; a batch has a window, a position, and a position "
                        + "after its burn-in");
    }

    @Test
    void lossesAddUp() {
        assertThat(new Loss(3, 2).plus(new Loss(1, 2)).mean()).isEqualTo(1);
        assertThat(Loss.NONE.mean()).isNaN();
    }
}
