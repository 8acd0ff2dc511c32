package io.foretell.learn;

import static io.foretell.learn.Change.Verdict.CONFIRMED;
import static io.foretell.learn.Change.Verdict.NONE;
import static io.foretell.learn.Change.Verdict.REFUTED;
import static io.foretell.learn.Change.Verdict.SUSPECTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.lstm.Loss;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {

    private static final int CALM = 20;

    private final List<Long> asked = new ArrayList<>(); // for which rounds the loss on older events was
    private Change change = new Change();
    private long round;
    private double older = 1; // loss on older events
    private double ofBefore = 3; // loss on new events of the model from before the suspicion

    private Change.Verdict judge(double mean) {
        return judge(new Loss(64 * mean, 64));
    }

    private Change.Verdict judge(Loss loss) {
        return change.judge(round++, loss, new Change.Evidence(this::older, () -> ofBefore));
    }

    private double older(long before) {
        asked.add(before);
        return older;
    }

    private void calm() {
        for (int i = 0; i < CALM; i++) {
            assertThat(judge(i % 2 == 0 ? 0.9 : 1.1)).isEqualTo(NONE);
        }
    }

    /** The loss rises from 1 to 3. Returns the round of the suspicion. */
    private long shock() {
        calm();
        assertThat(judge(3)).isEqualTo(NONE);
        assertThat(judge(3)).isEqualTo(SUSPECTED);
        return round - 1;
    }

    private void confirm() {
        older += 1;
        assertThat(judge(1.2)).isEqualTo(CONFIRMED);
    }

    @Test
    void noShock_leavesAllOfTheHistoryInTraining() {
        calm();
        assertThat(change.older()).isEqualTo(1);
        assertThat(change.since()).isEqualTo(History.UNCHANGED);
        assertThat(asked).isEmpty();
    }

    @Test
    void shock_isSuspectedAndLeavesALittleOfTheOlder() {
        long suspected = shock();
        assertThat(change.older()).isEqualTo(0.2);
        assertThat(change.since()).isEqualTo(suspected);
    }

    @Test
    void newThatContradictsTheOld_isAChange() {
        long suspected = shock();
        confirm();
        assertThat(change.older()).isZero();
        assertThat(change.since()).isEqualTo(suspected);
        calm();
        assertThat(change.older()).isZero();
        assertThat(change.since()).isEqualTo(suspected);
    }

    @Test
    void shockThatIsOverAtNoCostOfTheOld_wasAnOddWeek() {
        shock();
        older += 0.05;
        assertThat(judge(1.1)).isEqualTo(REFUTED);
        assertThat(change.older()).isEqualTo(1);
        assertThat(change.since()).isEqualTo(History.UNCHANGED);
        calm();
    }

    /** 0.1 of the gain from 3 to 1.9 is 0.11. */
    @ParameterizedTest
    @CsvSource({"0.10, REFUTED", "0.12, CONFIRMED"})
    void verdict_isByWhatTheOldLostAgainstWhatTheNewGained(double lost, Change.Verdict verdict) {
        shock();
        older += lost;
        assertThat(judge(1.9)).isEqualTo(verdict);
    }

    @Test
    void modelFromBeforeThatIsRightAgain_sawAnOddWeek() {
        shock();
        older += 1;
        ofBefore = 1.2;
        assertThat(judge(1.1)).isEqualTo(REFUTED);
    }

    @Test
    void untilHalfOfTheShockIsOver_thereIsNoVerdict() {
        long suspected = shock();
        older = 100;
        for (double mean : new double[] {3, 5, 2.5, 2.1}) {
            assertThat(judge(mean)).isEqualTo(NONE);
            assertThat(change.since()).isEqualTo(suspected);
            assertThat(change.older()).isEqualTo(0.2);
        }
        assertThat(asked).as("at the suspicion only").containsExactly(suspected);
        assertThat(judge(1.5)).isEqualTo(CONFIRMED);
        assertThat(asked).as("and for the verdict").containsExactly(suspected, suspected);
    }

    @Test
    void shockThatNeverEnds_isNotSuspectedForEver() {
        long suspected = shock();
        Change.Verdict verdict = NONE;
        while (verdict == NONE) {
            verdict = judge(3);
        }
        assertThat(verdict).isEqualTo(REFUTED);
        assertThat(round - 1 - suspected).isEqualTo(64);
    }

    @Test
    void historyWithoutOlderEvents_confirmsNothing() {
        older = Double.NaN;
        shock();
        assertThat(judge(1)).isEqualTo(REFUTED);
    }

    @Test
    void oddWeekAfterAChange_leavesThatChangeStanding() {
        long first = shock();
        confirm();
        long second = shock();
        assertThat(change.since()).isEqualTo(second);
        assertThat(change.older()).isEqualTo(0.2);
        assertThat(judge(1)).isEqualTo(REFUTED);
        assertThat(change.since()).isEqualTo(first);
        assertThat(change.older()).isZero();
    }

    @Test
    void secondChange_takesThePlaceOfTheFirst() {
        shock();
        confirm();
        long second = shock();
        confirm();
        assertThat(change.since()).isEqualTo(second);
        assertThat(change.older()).isZero();
    }

    @Test
    void roundsThatSayNothing_bringNoVerdict() {
        long suspected = shock();
        for (Loss loss : List.of(Loss.NONE, new Loss(Double.POSITIVE_INFINITY, 64), new Loss(Double.NaN, 64))) {
            assertThat(judge(loss)).isEqualTo(NONE);
        }
        assertThat(asked).hasSize(1);
        assertThat(change.since()).isEqualTo(suspected);
        confirm();
    }

    @Test
    void restartAtAnyRound_givesTheSameVerdicts() {
        List<String> uninterrupted = verdictsWithARestartAt(-1);
        assertThat(uninterrupted.toString()).contains("SUSPECTED", "CONFIRMED", "REFUTED");
        for (int stop = 0; stop < uninterrupted.size(); stop++) {
            assertThat(verdictsWithARestartAt(stop)).as("round %d", stop).isEqualTo(uninterrupted);
        }
    }

    private List<String> verdictsWithARestartAt(int stop) {
        change = new Change();
        round = 0;
        List<String> verdicts = new ArrayList<>();
        for (int i = 0; i < 3 * CALM; i++) {
            if (i == stop) {
                change = reread(change);
            }
            int phase = i % CALM;
            older = i / CALM == 1 && phase >= 5 ? 2 : 1;
            double mean = i >= CALM && phase < 5 ? 4 : 1 + 0.1 * (i % 2);
            verdicts.add(judge(mean) + " " + change.since() + " " + change.older());
        }
        return verdicts;
    }

    private static Change reread(Change change) {
        Bytes.Out out = new Bytes.Out();
        change.write(out);
        Bytes.In in = new Bytes.In(out.done(), "change");
        Change read = new Change();
        read.read(in);
        in.done();
        return read;
    }
}
