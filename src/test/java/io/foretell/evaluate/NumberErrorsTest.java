package io.foretell.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NumberErrorsTest {

    private static final Offset<Double> EXACT = within(1e-12);

    private final NumberErrors errors = new NumberErrors();

    @Test
    void errorsOfFourRows_areAsComputedByHand() {
        errors.add(10, 8); // 2
        errors.add(20, 23); // -3
        errors.add(-30, -29); // -1
        errors.add(40, 40); // 0
        assertThat(errors.values().get("mae")).isCloseTo(6.0 / 4, EXACT);
        assertThat(errors.values().get("rmse")).isCloseTo(Math.sqrt(14.0 / 4), EXACT);
        assertThat(errors.values().get("mape")).isCloseTo(6.0 / 100, EXACT);
        assertThat(errors.values(7).get("nrmse")).isCloseTo(Math.sqrt(14.0 / 4) / 7, EXACT);
    }

    @Test
    void intervals_coverTheirBounds() {
        errors.add(1, 0, 1, 2);
        errors.add(2, 0, 1, 2);
        errors.add(2.5, 0, 1, 2);
        errors.add(0.5, 0, 1, 2);
        assertThat(errors.values().get("coverage")).isEqualTo(0.5);
    }

    @Test
    void intervals_areAsWideAsTheirMean() {
        errors.add(1, 0, 1, 2);
        errors.add(2, 0, -3, 1);
        assertThat(errors.values().get("width")).isEqualTo(2.5);
    }

    @Test
    void withoutIntervals_thereIsNoCoverage() {
        errors.add(1, 1);
        assertThat(errors.values()).doesNotContainKeys("coverage", "width");
    }

    @Test
    void allActualsZero_leavesRelativeErrorsUndetermined() {
        errors.add(0, 1);
        assertThat(errors.values(0)).containsEntry("mape", Double.NaN).containsEntry("nrmse", Double.NaN);
    }

    @Test
    void twoStretches_addUpToTheWhole() {
        NumberErrors second = new NumberErrors();
        errors.add(10, 8, 7, 9);
        second.add(20, 23, 18, 24);
        errors.add(second);
        assertThat(errors.count()).isEqualTo(2);
        assertThat(errors.values()).containsEntry("mae", 2.5).containsEntry("coverage", 0.5).containsEntry("width", 4.0);
    }
}
