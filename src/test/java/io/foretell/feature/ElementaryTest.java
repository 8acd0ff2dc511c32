package io.foretell.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ElementaryTest {

    private static final double CLOSE = 1e-11;

    @Property(tries = 10_000)
    void log1p_isStrictMaths(@ForAll @DoubleRange(min = 0, max = Float.MAX_VALUE) double x) {
        assertLog1p(x);
    }

    /** Over all magnitudes, one like the other. */
    @Test
    void log1p_isAsCloseWhereverXIs() {
        for (double x = 1e-300; x < Float.MAX_VALUE; x *= 1.0037) {
            assertLog1p(x);
        }
        assertLog1p(Float.MAX_VALUE);
        assertThat(Elementary.log1p(0)).isZero();
    }

    private static void assertLog1p(double x) {
        double exact = StrictMath.log1p(x);
        assertThat(Elementary.log1p(x)).as("x=%s", x).isEqualTo(exact, within(CLOSE * exact));
    }

    @Property(tries = 10_000)
    void sine_isStrictMaths(@ForAll @DoubleRange(min = 0, max = 2) double turns) {
        assertThat(Elementary.sine(turns)).isEqualTo(StrictMath.sin(2 * Math.PI * turns), within(CLOSE));
    }

    @Test
    void sine_isExactAtTheQuarters() {
        double[] expected = {0, 1, 0, -1, 0, 1, 0, -1};
        for (int quarter = 0; quarter < expected.length; quarter++) {
            assertThat(Elementary.sine(quarter / 4.0)).isEqualTo(expected[quarter], within(0.0));
        }
    }
}
