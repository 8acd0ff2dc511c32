package io.foretell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretell.snapshot.Calibration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsTest {

    private static final List<Coverage> ALL_AND_NONE = List.of(new Coverage(1000, 1000), new Coverage(0, 1000));

    private final Spreads spreads = new Spreads(2);

    private static void learn(Spreads spreads, List<Coverage> covered) {
        spreads.learn(spreads.calibration(), covered);
    }

    @Test
    void nothingJudgedYet_isAFactorOfOne() {
        assertThat(spreads.calibration()).isEqualTo(new Calibration(List.of(1.0, 1.0)));
    }

    @Test
    void intervalsThatHoldTooMuchNarrow_tooLittleWiden() {
        learn(spreads, ALL_AND_NONE);
        assertThat(spreads.calibration().spread(0)).isLessThan(1);
        assertThat(spreads.calibration().spread(1)).isGreaterThan(1);
    }

    @Test
    void nineInTen_areEnough() {
        learn(spreads, List.of(new Coverage(900, 1000), new Coverage(9, 10)));
        assertThat(spreads.calibration().spread(0)).isCloseTo(1, within(1e-12));
        assertThat(spreads.calibration().spread(1)).isCloseTo(1, within(1e-12));
    }

    @Test
    void fewEvents_moveLessThanMany() {
        learn(spreads, List.of(new Coverage(0, 10), new Coverage(0, 1000)));
        assertThat(spreads.calibration().spread(0)).isBetween(1.001, 1.1);
        assertThat(spreads.calibration().spread(1)).isGreaterThan(1.5);
    }

    @Test
    void nothingJudged_changesNothing() {
        learn(spreads, ALL_AND_NONE);
        Calibration before = spreads.calibration();
        learn(spreads, List.of());
        learn(spreads, List.of(Coverage.NONE, Coverage.NONE));
        assertThat(spreads.calibration()).isEqualTo(before);
    }

    @Test
    void spreads_stayWithinTheirBoundsAndComeBackFromThem() {
        for (int i = 0; i < 500; i++) {
            learn(spreads, ALL_AND_NONE);
        }
        assertThat(spreads.calibration().spread(0)).isCloseTo(Calibration.LEAST, within(1e-9));
        assertThat(spreads.calibration().spread(1)).isCloseTo(Calibration.MOST, within(1e-9));
        learn(spreads, List.of(new Coverage(500, 1000), new Coverage(1000, 1000)));
        assertThat(spreads.calibration().spread(0)).isGreaterThan(1.1 * Calibration.LEAST);
        assertThat(spreads.calibration().spread(1)).isLessThan(0.9 * Calibration.MOST);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 2.5})
    void modelWithErrorsSoManyTimesWhatItSays_getsThatSpreadAndHoldsNineInTen(double times) {
        Spreads one = new Spreads(1);
        Random random = new Random(17);
        Coverage late = Coverage.NONE;
        double mean = 0;
        for (int round = 0; round < 400; round++) {
            double most = Calibration.INTERVAL * one.calibration().spread(0);
            Coverage coverage = Coverage.NONE;
            for (int i = 0; i < 200; i++) {
                boolean held = Math.abs(times * random.nextGaussian()) <= most;
                coverage = coverage.plus(held);
                late = round < 200 ? late : late.plus(held);
            }
            learn(one, List.of(coverage));
            mean += round < 200 ? 0 : one.calibration().spread(0) / 200;
        }
        assertThat(mean).isCloseTo(times, within(0.03 * times));
        assertThat((double) late.within() / late.of()).isCloseTo(0.9, within(0.005));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8})
    void manyTasksThatJudgeOneCandidate_settleAtItsSpread(int tasks) {
        Random random = new Random(5);
        double times = 1.5;
        for (int round = 0; round < 40; round++) {
            Calibration judged = spreads.calibration();
            for (int task = 0; task < tasks; task++) {
                Coverage coverage = Coverage.NONE;
                for (int i = 0; i < 2000; i++) {
                    coverage = coverage.plus(
                            Math.abs(times * random.nextGaussian()) <= Calibration.INTERVAL * judged.spread(0));
                }
                spreads.learn(judged, List.of(coverage, Coverage.NONE));
            }
            if (round > 10) {
                assertThat(spreads.calibration().spread(0)).isBetween(0.9 * times, 1.1 * times);
            }
        }
    }

    @Test
    void writtenAndRead_goesOnWithTheSameBits() {
        learn(spreads, ALL_AND_NONE);
        Bytes.Out out = new Bytes.Out();
        spreads.write(out);
        Spreads restarted = new Spreads(2);
        Bytes.In in = new Bytes.In(out.done(), "spreads");
        restarted.read(in);
        in.done();
        assertThat(restarted.calibration()).isEqualTo(spreads.calibration());
        learn(spreads, ALL_AND_NONE);
        learn(restarted, ALL_AND_NONE);
        assertThat(restarted.calibration()).isEqualTo(spreads.calibration());
    }
}
