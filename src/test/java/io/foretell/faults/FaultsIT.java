package io.foretell.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Short runs of what can be had in a few minutes; long ones, and the others: {@code benchmarks/faults/run}. */
final class FaultsIT {

    private static final int RATE = 500; // events/s

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"MIXED, 6, 0", "KILL, 2, 1", "BIT_FLIPS, 3, 0", "FULL_DISK, 1, 0", "NETWORK, 1, 0"})
    void theAnswersAreThoseOfAnUndisturbedRun(Scenario scenario, int faults, int standbys) throws Exception {
        Optional<String> obstacle = scenario.fault().obstacle();
        assumeTrue(obstacle.isEmpty(), () -> scenario + ": " + obstacle.orElseThrow());
        Plan plan = new Plan(scenario, 1, faults, RATE, Plan.EXACTLY_ONCE, standbys);
        try (FaultRun run = FaultRun.start(plan, folder)) {
            Verdict verdict = run.carryOut();

            assertThat(verdict.clean()).as("%s%n%s", verdict.text(), run.printed()).isTrue();
            assertThat(verdict.in()).isGreaterThan(5 * RATE);
            if (scenario == Scenario.MIXED) {
                assertThat(verdict.aborted()).as("records that a fault has undone").isPositive();
            }
        }
    }

    /** What the promise rests on, left out: the rig is to see it. */
    @Test
    void killUnderAtLeastOnce_isSeen() throws Exception {
        Plan plan = new Plan(Scenario.KILL, 1, 1, RATE, Plan.AT_LEAST_ONCE, 0);
        try (FaultRun run = FaultRun.start(plan, folder)) {
            Verdict verdict = run.carryOut();

            assertThat(verdict.twice()).as(verdict.text()).isPositive();
            assertThat(verdict.wrong() + verdict.wrongStates()).as(verdict.text()).isPositive();
        }
    }
}
