package io.foretell.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.lstm.Loss;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriftTest {

    private final Drift drift = new Drift();

    private static boolean shown(Drift drift, double mean) {
        return drift.shownBy(new Loss(64 * mean, 64));
    }

    private static DoubleSupplier noise(long seed) {
        Random random = new Random(seed);
        return () -> 2 + 0.1 * random.nextGaussian();
    }

    /** The rounds it took until a change was noticed, at most {@code most} of them. */
    private static int roundsUntilNoticed(Drift drift, DoubleSupplier losses, int most) {
        return (int) IntStream.range(0, most).takeWhile(i -> !shown(drift, losses.getAsDouble())).count();
    }

    private static void calm(Drift drift, int rounds) {
        for (int i = 0; i < rounds; i++) {
            assertThat(shown(drift, i % 2 == 0 ? 1.9 : 2.1)).isFalse();
        }
    }

    /** Of 4,000 such series 7 raised an alarm. */
    @Test
    void noiseAlone_isNextToNeverAChange() {
        long alarms = LongStream.range(0, 1000)
                .filter(seed -> roundsUntilNoticed(new Drift(), noise(seed), 500) < 500)
                .count();
        assertThat(alarms).isLessThanOrEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"4, 8", "6, 4", "100, 3"})
    void lastingRise_isNoticedWithinAFewRounds(double deviations, int rounds) {
        for (long seed = 0; seed < 200; seed++) {
            Drift each = new Drift();
            DoubleSupplier noise = noise(seed);
            roundsUntilNoticed(each, noise, 64);
            assertThat(roundsUntilNoticed(each, () -> noise.getAsDouble() + 0.1 * deviations, 50) + 1)
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(rounds);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, 50, 1e9, Double.MAX_VALUE / 64, -1e9})
    void oneOddRound_isNoChangeHoweverOdd(double odd) {
        calm(drift, 40);
        assertThat(shown(drift, odd)).isFalse();
        calm(drift, 200);
    }

    @Test
    void twoOddRoundsInARow_areAChange() {
        calm(drift, 40);
        assertThat(shown(drift, 50)).isFalse();
        assertThat(shown(drift, 50)).isTrue();
    }

    @Test
    void lastingFall_isNoChange() {
        calm(drift, 40);
        for (int i = 0; i < 100; i++) {
            assertThat(shown(drift, i % 2 == 0 ? 0.4 : 0.6)).isFalse();
        }
    }

    @Test
    void changeThatWasNoticed_isTheUsualFromThenOn() {
        calm(drift, 40);
        shown(drift, 50);
        shown(drift, 50);
        assertThat(roundsUntilNoticed(drift, () -> 50, 100)).isEqualTo(100);
        assertThat(drift.usual()).isEqualTo(50);
    }

    @Test
    void usual_isTheMeanOfTheLastRounds() {
        calm(drift, 40);
        assertThat(drift.usual()).isBetween(1.95, 2.05);
    }

    @Test
    void roundsThatSayNothing_changeNoAnswer() {
        Drift other = new Drift();
        DoubleSupplier losses = noise(5);
        for (int i = 0; i < 60; i++) {
            double mean = losses.getAsDouble() + (i < 40 ? 0 : 0.3);
            assertThat(other.shownBy(Loss.NONE)).isFalse();
            assertThat(other.shownBy(new Loss(Double.POSITIVE_INFINITY, 64))).isFalse();
            assertThat(other.shownBy(new Loss(Double.NaN, 64))).isFalse();
            assertThat(shown(other, mean)).isEqualTo(shown(drift, mean));
            assertThat(other.usual()).isEqualTo(drift.usual());
        }
    }

    @Test
    void writtenAndRead_goesOnWithTheSameAnswers() {
        DoubleSupplier losses = noise(5);
        Drift restarted = drift;
        int changes = 0;
        for (int i = 0; i < 120; i++) {
            double mean = losses.getAsDouble() + i / 40;
            boolean change = shown(drift, mean);
            changes += change ? 1 : 0;
            restarted = i == 0 ? new Drift() : reread(restarted);
            assertThat(shown(restarted, mean)).as("round %d", i).isEqualTo(change);
            assertThat(restarted.usual()).isEqualTo(drift.usual());
        }
        assertThat(changes).isEqualTo(2);
    }

    private static Drift reread(Drift drift) {
        Bytes.Out out = new Bytes.Out();
        drift.write(out);
        Bytes.In in = new Bytes.In(out.done(), "drift");
        Drift read = new Drift();
        read.read(in);
        in.done();
        return read;
    }
}
