package io.foretell.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class KnownRangeTest {

    private final KnownRange range = new KnownRange();
    private long seen;

    private double next(float number) {
        double surprise = range.judge(number, seen++);
        range.add(number);
        return surprise;
    }

    /** 0, 1, …, 99, 0, 1, … */
    private void hundreds(int count) {
        for (int i = 0; i < count; i++) {
            next(i % 100);
        }
    }

    @Test
    void inside_isNoSurprise() {
        hundreds(1000);
        assertThat(next(0)).isZero();
        assertThat(next(99)).isZero();
        assertThat(next(50.5f)).isZero();
    }

    @Test
    void justOutside_isAsSurprisingAsManyAreKnown() {
        hundreds(1999);
        assertThat(range.judge(99.01f, seen)).isEqualTo(3, within(0.01));
        assertThat(range.judge(-0.01f, seen)).isEqualTo(3, within(0.01));
    }

    @Test
    void fartherOutside_isMoreSurprising() {
        hundreds(1000);
        assertThat(range.judge(120, seen)).isGreaterThan(range.judge(110, seen));
        assertThat(range.judge(-20, seen)).isGreaterThan(range.judge(-10, seen));
    }

    @Test
    void whatWasOnceOutside_isKnownFromThenOn() {
        hundreds(1000);
        next(1e6f);
        assertThat(next(1e6f)).isZero();
        assertThat(next(5e5f)).isZero();
    }

    @Test
    void firstNumbers_areNoSurprise() {
        for (int i = 0; i < RecentLoss.FIRST; i++) {
            assertThat(next(10 * i)).isZero();
        }
        assertThat(next(1000)).isPositive();
    }

    @Test
    void lineThatStoodStill_hasNoRange() {
        for (int i = 0; i < 1000; i++) {
            next(0.1f);
        }
        assertThat(next(5)).isZero();
    }

    @Test
    void extremeNumbers_stayFinite() {
        float[] extreme = {-Float.MAX_VALUE, Float.MAX_VALUE, 0, Float.MIN_VALUE, 1, 2, 3, 4, 5, 6, -1e38f, 3e38f};
        for (float number : extreme) {
            assertThat(next(number)).isFinite();
        }
    }

    @Test
    void writtenAndRead_isTheSame() {
        hundreds(50);
        ByteBuffer bytes = ByteBuffer.allocate(KnownRange.BYTES);
        range.write(bytes);
        KnownRange again = new KnownRange();
        again.read(bytes.flip());
        assertThat(again.judge(60, seen)).isPositive().isEqualTo(range.judge(60, seen));
    }
}
