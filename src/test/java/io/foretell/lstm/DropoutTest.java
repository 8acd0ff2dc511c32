package io.foretell.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {

    private static final int ROWS = 400;
    private static final int WIDTH = 101;

    private static float[][] grid(float value) {
        float[][] grid = new float[ROWS][WIDTH];
        Arrays.stream(grid).forEach(row -> Arrays.fill(row, value));
        return grid;
    }

    private static Dropout seeded(double share) {
        return new Dropout(share, new SplittableRandom(11)::nextLong);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.25, 0.4, 0.5, 0.9})
    void share_isHiddenAndTheRestGrowsSoThatTheMeanStays(double share) {
        float[][] hidden = seeded(share).hide(grid(-0.7f));
        double sum = 0;
        int zeros = 0;
        for (float[] row : hidden) {
            for (float value : row) {
                zeros += value == 0 ? 1 : 0;
                sum += value;
                if (value != 0) {
                    assertThat(value / -0.7).isCloseTo(1 / (1 - share), within(1e-5));
                }
            }
        }
        double count = ROWS * WIDTH;
        assertThat(zeros / count).isCloseTo(share, within(0.01));
        assertThat(sum / count / -0.7).isCloseTo(1, within(0.05));
    }

    @Test
    void neighbours_areHiddenIndependently() {
        float[][] hidden = seeded(0.5).hide(grid(1));
        for (int distance = 1; distance <= 5; distance++) {
            int apart = distance;
            long both = Arrays.stream(hidden)
                    .mapToLong(row -> IntStream.range(apart, WIDTH).filter(j -> row[j] + row[j - apart] == 0).count())
                    .sum();
            assertThat((double) both / (ROWS * (WIDTH - apart))).as("distance %d", apart).isCloseTo(0.25, within(0.01));
        }
    }

    @Test
    void nextCall_hidesOthers() {
        Dropout dropout = seeded(0.5);
        float[][] first = Arrays.stream(dropout.hide(grid(1))).map(float[]::clone).toArray(float[][]::new);
        assertThat(Arrays.deepEquals(dropout.hide(grid(1)), first)).isFalse();
    }

    @Test
    void derivative_goesBackThroughWhatWasKept() {
        Dropout dropout = seeded(0.4);
        float[][] mask = dropout.hide(grid(1));
        float[][] dh = grid(3);
        dropout.back(dh);
        for (int b = 0; b < ROWS; b++) {
            for (int j = 0; j < WIDTH; j++) {
                assertThat(dh[b][j]).isEqualTo(3 * mask[b][j]);
            }
        }
    }

    @Test
    void shareOfNothing_takesNoBitsAndLeavesEverythingAsItIs() {
        Dropout dropout = new Dropout(0, () -> {
            throw new AssertionError("took bits");
        });
        float[][] h = grid(0.3f);
        assertThat(dropout.hide(h)).isSameAs(h).isDeepEqualTo(grid(0.3f));
        dropout.back(h);
        assertThat(h).isDeepEqualTo(grid(0.3f));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN, Double.POSITIVE_INFINITY})
    void impossibleShare_isRefused(double share) {
        assertThatThrownBy(() -> new Dropout(share, () -> 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dropout: share=" + share + ", allowed: at least 0 and below 1");
    }
}
