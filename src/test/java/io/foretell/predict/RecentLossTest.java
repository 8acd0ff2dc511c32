package io.foretell.predict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentLossTest {

    private final RecentLoss recent = new RecentLoss();
    private long seen;

    private double judge(double loss) {
        return recent.judge(loss, seen++);
    }

    /** Losses 0, 1, 0, 1, …: mean ½, deviation ½. */
    private void usual(int count) {
        for (int i = 0; i < count; i++) {
            judge(i % 2);
        }
    }

    @Test
    void excess_isMeasuredInDeviations() {
        usual(1000);

        assertThat(judge(0.4)).isZero();
        assertThat(judge(0.5 + 0.5 * 10)).as("ten deviations: 3.5⁻⁴ = 1 in 150").isBetween(2.1, 2.25);
    }

    @Test
    void monster_doesNotHideTheNext() {
        usual(1000);
        double first = judge(1e9);

        assertThat(judge(1e9)).isGreaterThan(first / 2);
    }

    @Test
    void monsterAtTheStart_isNoMeasure() {
        judge(1e9);
        usual(30);

        assertThat(judge(100)).isGreaterThan(4);
    }

    @Test
    void lossesThatStayLarge_becomeUsual() {
        usual(1000);
        for (int i = 0; i < 200; i++) {
            judge(1e5 + i % 2);
        }

        assertThat(judge(1e5)).isLessThan(1);
    }

    @Test
    void extremeLosses_stayFinite() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(judge(i % 3 == 0 ? -1e300 : 1e150)).isFinite();
        }
    }
}
