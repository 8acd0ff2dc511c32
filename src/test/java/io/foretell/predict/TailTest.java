package io.foretell.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TailTest {

    @Test
    void tenDeviations_areTheRarerTheMoreIsKnown() {
        assertThat(Math.pow(10, Tail.surprise(10, 8))).isEqualTo(4.3, within(0.1));
        assertThat(Math.pow(10, Tail.surprise(10, 128))).isEqualTo(150, within(1.0));
        assertThat(Math.pow(10, Tail.surprise(10, 2000))).isEqualTo(578, within(1.0));
    }

    @Test
    void fartherOut_isRarer() {
        assertThat(Tail.surprise(0, 100)).isZero();
        assertThat(Tail.surprise(11, 100)).isGreaterThan(Tail.surprise(10, 100));
        assertThat(Tail.surprise(1e300, Long.MAX_VALUE / 16)).isFinite();
    }
}
