package io.foretell.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class MomentsTest {

    @Property(tries = 300)
    void mergedMoments_areThoseOfAllValues(
            @ForAll List<@DoubleRange(min = -1e6, max = 1e6) Double> some,
            @ForAll List<@DoubleRange(min = -1e6, max = 1e6) Double> others) {
        Moments one = Moments.NONE;
        Moments merged = Moments.NONE;
        for (double value : some) {
            one = one.plus(value);
        }
        for (double value : others) {
            merged = merged.plus(value);
            one = one.plus(value);
        }
        Moments first = Moments.NONE;
        for (double value : some) {
            first = first.plus(value);
        }
        merged = first.plus(merged);
        assertThat(merged.count()).isEqualTo(one.count());
        assertThat(merged.mean()).isCloseTo(one.mean(), within(1e-6));
        assertThat(merged.m2()).isCloseTo(one.m2(), within(1e-6 * (1 + one.m2())));
    }

    @Test
    void deviation_isOneUntilValuesDiffer() {
        assertThat(Moments.NONE.deviation()).isEqualTo(1);
        assertThat(Moments.NONE.plus(5).deviation()).isEqualTo(1);
        assertThat(Moments.NONE.plus(5).plus(5).deviation()).isEqualTo(1);
        assertThat(Moments.NONE.plus(4).plus(6).deviation()).isEqualTo(1);
        assertThat(Moments.NONE.plus(0).plus(8).deviation()).isEqualTo(4);
    }
}
