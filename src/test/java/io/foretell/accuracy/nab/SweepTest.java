package io.foretell.accuracy.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepTest {

    private final Series series = new Series("made/up.csv", 100, List.of(new Window(40, 49), new Window(80, 89)));

    private Sweep sweep(int... alarms) {
        double[] scores = new double[series.rows()];
        Arrays.stream(alarms).forEach(row -> scores[row] = 1);
        return Sweep.of(List.of(new Scores(series, scores)));
    }

    private Verdict alarms(int... rows) {
        return sweep(rows).at(1, Profile.STANDARD);
    }

    @Test
    void noAlarm_scores0() throws IOException {
        Sweep none = Sweep.of(
                KnownSeries.all().stream().map(each -> new Scores(each, new double[each.rows()])).toList());
        assertThat(Profile.ALL).allSatisfy(profile -> assertThat(none.best(profile))
                .isEqualTo(new Verdict(Double.POSITIVE_INFINITY, 0, 116, 0, 0)));
    }

    @Test
    void alarmAtTheStartOfEveryWindowAlone_scores100() throws IOException {
        Sweep perfect = Sweep.of(KnownSeries.all().stream().map(SweepTest::perfect).toList());
        assertThat(Profile.ALL).allSatisfy(profile -> {
            Verdict verdict = perfect.best(profile);
            assertThat(verdict.score()).isEqualTo(100, within(1e-9));
            assertThat(verdict.found()).isEqualTo(116);
            assertThat(verdict.falseAlarms()).isZero();
        });
    }

    private static Scores perfect(Series series) {
        double[] scores = new double[series.rows()];
        series.windows().forEach(window -> scores[Math.max(series.probation(), window.first())] = 1);
        return new Scores(series, scores);
    }

    /**
     * NAB's random detector draws its scores from Python's generator, seeded with 42 for each file; these are its
     * thresholds in {@code config/thresholds.json} and its scores in {@code results/final_results.json}.
     */
    @Test
    void publishedRandomDetector_scoresAsPublished() throws IOException {
        Sweep random = Sweep.of(KnownSeries.all().stream().map(SweepTest::random).toList());
        assertThat(random.at(0.9984497070312507, Profile.STANDARD).score())
                .isEqualTo(16.831768350517237, within(1e-9));
        assertThat(random.at(0.9995117187500009, Profile.REWARD_LOW_FP_RATE).score())
                .isEqualTo(5.763682319827586, within(1e-9));
        assertThat(random.at(0.9984497070312507, Profile.REWARD_LOW_FN_RATE).score())
                .isEqualTo(25.876351314080456, within(1e-9));
    }

    private static Scores random(Series series) {
        PythonRandom random = new PythonRandom(42);
        double[] scores = new double[series.rows()];
        Arrays.setAll(scores, row -> random.draw());
        return new Scores(series, scores);
    }

    /** At the published threshold, of {@code results/random/random_standard_scores.csv}, where a null scores −2. */
    @Test
    void publishedFile_scoresAsPublished() throws IOException {
        Series cpu = KnownSeries.all().stream()
                .filter(each -> each.name().equals("realAWSCloudwatch/ec2_disk_write_bytes_c0d644.csv"))
                .findFirst().orElseThrow();
        Verdict verdict = Sweep.of(List.of(random(cpu))).at(0.998449707031, Profile.STANDARD);
        assertThat(verdict.falseAlarms()).isEqualTo(8);
        assertThat(verdict.score()).isEqualTo(100 * (-3.8354823842 + 3) / 6, within(1e-8));
    }

    @Test
    void firstAlarmInAWindow_countsAlone() {
        assertThat(alarms(40, 80).score()).isEqualTo(100, within(1e-9));
        assertThat(alarms(40, 41, 49, 80, 89)).isEqualTo(alarms(40, 80));
        assertThat(alarms(45).score()).isBetween(0.9 * 50, 50.0);
        assertThat(alarms(49).score()).as("late").isLessThan(alarms(45).score());
        assertThat(alarms(45).found()).isEqualTo(1);
    }

    @Test
    void falseAlarms_costTheMoreTheFartherBehindAWindow() {
        double far = alarms(40, 30).score() - alarms(40).score();
        assertThat(far).isEqualTo(-100 * 0.11 / 4, within(1e-9));
        assertThat(alarms(40, 50).score() - alarms(40).score()).isBetween(0.35 * far, 0.2 * far);
        assertThat(alarms(40, 79).score() - alarms(40).score()).as("beyond three windows").isEqualTo(far, within(1e-9));
        assertThat(alarms(40, 30, 31).falseAlarms()).isEqualTo(2);
    }

    @Test
    void probation_countsForNothing() {
        assertThat(series.probation()).isEqualTo(15);
        assertThat(alarms(0, 14)).isEqualTo(alarms());
        assertThat(alarms(0, 15).falseAlarms()).isEqualTo(1);
        assertThat(new Series("made/long.csv", 20_000, List.of()).probation()).isEqualTo(750);
    }

    @Test
    void bestThreshold_isTheHighestOfTheBest() {
        double[] scores = new double[series.rows()];
        scores[40] = 0.9;
        scores[80] = 0.5;
        scores[41] = 0.4;
        scores[20] = 0.3;
        Verdict best = Sweep.of(List.of(new Scores(series, scores))).best(Profile.STANDARD);
        assertThat(best.threshold()).isEqualTo(0.5);
        assertThat(best.score()).isEqualTo(100, within(1e-9));
    }

    @Test
    void equalScores_areAlarmsTogether() {
        double[] scores = new double[series.rows()];
        Arrays.fill(scores, 1);
        Sweep sweep = Sweep.of(List.of(new Scores(series, scores)));
        assertThat(sweep.at(1, Profile.STANDARD).falseAlarms()).isEqualTo(85 - 20);
        assertThat(sweep.best(Profile.STANDARD).threshold()).as("none is better than all").isInfinite();
    }
}
