package io.foretell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretell.lstm.Tensor;
import io.foretell.lstm.Weights;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AveragingTest {

    private static Weights constant(float value) {
        Weights weights = Weights.zeros(Runs.WORDS.shape());
        weights.tensors().forEach(tensor -> Arrays.fill(tensor.matrix().data, value));
        return weights;
    }

    private static Averaging after(long steps) {
        return new Averaging(constant(0), steps);
    }

    private static void assertAll(Weights found, double expected, double tolerance) {
        for (Tensor tensor : found.tensors()) {
            for (float value : tensor.matrix().data) {
                assertThat((double) value).as(tensor.name()).isCloseTo(expected, within(tolerance));
            }
        }
    }

    @Test
    void lineThatStandsStill_isWhereTheAverageComesTo() {
        Averaging averaging = after(0);
        Weights average = constant(-3);
        for (int n = 0; n < 1000; n++) {
            averaging.step(average, constant(1));
        }
        assertAll(average, 1, 1e-4);
    }

    @Test
    void lineThatWanders_hasItsAverageInTheMidst() {
        Averaging averaging = after(0);
        Weights average = constant(0);
        for (int n = 0; n < 5000; n++) {
            averaging.step(average, constant(n % 2 == 0 ? 3 : -1));
        }
        assertAll(average, 1, 0.02);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.9090909", "2, 0.8333333", "10, 0.5", "90, 0.1", "1990, 0.005", "100000, 0.005"})
    void nthStep_goesSoMuchOfTheWay(long n, double rate) {
        Weights average = constant(0);
        after(n - 1).step(average, constant(1));
        assertAll(average, rate, 1e-7);
    }

    @Test
    void following_goesAsFarAsAtFirst() {
        Averaging averaging = after(10_000);
        averaging.follow();
        Weights average = constant(0);
        averaging.step(average, constant(1));
        assertAll(average, 10.0 / 11, 1e-6);
    }

    @Test
    void partedLine_isFoundBesideTheAverageAgain() {
        Averaging averaging = after(0);
        Weights average = Weights.fresh(Runs.WORDS.shape(), 1);
        Weights line = Weights.fresh(Runs.WORDS.shape(), 2);
        averaging.part(average, Weights.fresh(Runs.WORDS.shape(), 3));
        averaging.part(average, line);
        Weights difference = averaging.line(average);
        difference.add(-1, line);
        assertAll(difference, 0, 1e-6);
        assertThat(Runs.bits(average)).isEqualTo(Runs.bits(Weights.fresh(Runs.WORDS.shape(), 1)));
    }

    @Test
    void averageThatOthersMove_takesTheLineWithIt() {
        Averaging averaging = after(0);
        averaging.part(constant(1), constant(5));
        assertAll(averaging.line(constant(2)), 6, 1e-6);
    }

    @Test
    void newAveraging_beginsItsLineAtTheAverage() {
        assertAll(after(0).line(constant(2)), 2, 0);
    }
}
