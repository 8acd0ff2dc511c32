package io.foretell.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
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
        assertThat(judge(0.5 + 0.5 * 10)).as("ten deviations").isEqualTo(Tail.surprise(10, 1001), within(0.05));
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
        usual(200);

        assertThat(judge(100)).isGreaterThan(4);
    }

    @Test
    void lossesThatStayLarge_becomeUsual() {
        usual(1000);
        for (int i = 0; i < 400; i++) {
            judge(1e5 + i % 2);
        }

        assertThat(judge(1e5)).isLessThan(1);
    }

    @Test
    void heavyTail_mustShowMore() {
        usual(1000);
        double light = judge(20);
        for (int i = 1; i <= 4000; i++) {
            judge(i % 40 == 0 ? 20 : i % 2);
        }
        RecentLoss calm = new RecentLoss();
        for (int i = 0; i < 5000; i++) {
            calm.judge(i % 2, i);
        }

        assertThat(judge(1000)).isLessThan(0.8 * calm.judge(1000, 5000));
        assertThat(judge(20)).isLessThan(light);
    }

    @Test
    void surprise_growsWithTheLoss() {
        double before = 0;
        for (double loss = 1; loss < 1e6; loss *= 1.5) {
            RecentLoss fresh = new RecentLoss();
            for (int i = 0; i < 500; i++) {
                fresh.judge(i % 2, i);
            }
            double surprise = fresh.judge(loss, 500);
            assertThat(surprise).isGreaterThan(before);
            before = surprise;
        }
    }

    @Test
    void writtenAndRead_goesOnAlike() {
        usual(1000);
        judge(30);
        ByteBuffer bytes = ByteBuffer.allocate(RecentLoss.BYTES);
        recent.write(bytes);
        RecentLoss again = new RecentLoss();
        again.read(bytes.flip());

        for (double loss : new double[] {0.7, 12, 3, 500, 1}) {
            assertThat(again.judge(loss, seen)).isEqualTo(recent.judge(loss, seen));
            seen++;
        }
    }

    @Test
    void extremeLosses_stayFinite() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(judge(i % 3 == 0 ? -1e300 : 1e150)).isFinite();
        }
    }
}
