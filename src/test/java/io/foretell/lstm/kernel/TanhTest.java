package io.foretell.lstm.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TanhTest {

    private static final double ULPS = 6;

    @Test
    void tanh_isWithinAFewUlp() {
        for (float x = 1e-30f; x < 20; x = next(x)) {
            double exact = StrictMath.tanh(x);
            double error = Math.abs(Tanh.tanh(x) - exact);
            assertThat(error).as("x=%s", x).isLessThanOrEqualTo(ULPS * Math.ulp((float) exact));
        }
    }

    @Test
    void sigmoid_isWithinAFewUlpOfOne() {
        for (float x = 1e-6f; x < 40; x = next(x)) {
            double exact = 1 / (1 + StrictMath.exp(-x));
            assertThat((double) Tanh.sigmoid(x)).as("x=%s", x).isBetween(exact - 2e-7, exact + 2e-7);
            assertThat((double) Tanh.sigmoid(-x)).as("x=%s", -x).isBetween(1 - exact - 2e-7, 1 - exact + 2e-7);
        }
    }

    private static float next(float x) {
        return Math.max(Math.nextUp(x), x * 1.0001f);
    }

    @Property
    void tanh_isOddAndWithinOne(@ForAll float x) {
        assertThat(Tanh.tanh(-x)).isEqualTo(-Tanh.tanh(x));
        assertThat(Tanh.tanh(x)).isBetween(-1f, 1f);
        assertThat(Tanh.sigmoid(x)).isBetween(0f, 1f);
    }

    /** Each float where rounding could carry it beyond. */
    @Test
    void nearlyOne_isNeverMore() {
        float most = 0;
        for (float x = 7; x <= Tanh.LIMIT; x = Math.nextUp(x)) {
            most = Math.max(most, Tanh.tanh(x));
        }
        assertThat(most).isEqualTo(1f);
    }

    @Test
    void farOut_saturates() {
        assertThat(Tanh.tanh(Tanh.LIMIT)).isEqualTo(1f);
        assertThat(Tanh.tanh(Float.POSITIVE_INFINITY)).isEqualTo(1f);
        assertThat(Tanh.tanh(Float.NEGATIVE_INFINITY)).isEqualTo(-1f);
        assertThat(Tanh.sigmoid(Float.NEGATIVE_INFINITY)).isEqualTo(0f);
        assertThat(Tanh.sigmoid(1000f)).isEqualTo(1f);
    }

    @Test
    void zeroAndNaN_stayWhatTheyAre() {
        assertThat(Tanh.tanh(0f)).isEqualTo(0f);
        assertThat(Tanh.sigmoid(0f)).isEqualTo(0.5f);
        assertThat(Tanh.tanh(Float.NaN)).isNaN();
    }
}
