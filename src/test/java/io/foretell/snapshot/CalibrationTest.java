package io.foretell.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 0.124, 8.001, Double.NaN, Double.POSITIVE_INFINITY})
    void spreadOutOfBounds_isRefused(double spread) {
        assertThatThrownBy(() -> new Calibration(List.of(1.0, spread)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("calibration: spread=" + spread + ", allowed: 0.125 to 8.0");
    }

    @Test
    void spreads_areThoseOfTheirEventAhead() {
        Calibration calibration = new Calibration(List.of(Calibration.LEAST, 1.5, Calibration.MOST));
        assertThat(calibration.spread(0)).isEqualTo(0.125);
        assertThat(calibration.spread(1)).isEqualTo(1.5);
        assertThat(calibration.spread(2)).isEqualTo(8);
    }

    @Test
    void noCalibration_isAFactorOfOne() {
        assertThat(Calibration.NONE.spread(0)).isEqualTo(1);
        assertThat(Calibration.NONE.spread(7)).isEqualTo(1);
    }

    @Test
    void laterChangesOfTheList_doNotReachIt() {
        List<Double> spreads = new ArrayList<>(List.of(2.0));
        Calibration calibration = new Calibration(spreads);
        spreads.set(0, 4.0);
        assertThat(calibration.spread(0)).isEqualTo(2);
    }
}
