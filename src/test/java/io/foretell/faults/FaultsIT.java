package io.foretell.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A short run of each scenario; long ones: {@code benchmarks/faults/run}. */
final class FaultsIT {

    private static final int RATE = 500; // events/s

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void theAnswersAreThoseOfAnUndisturbedRun(Scenario scenario) throws Exception {
        Optional<String> obstacle = scenario.fault().obstacle();
        assumeTrue(obstacle.isEmpty(), () -> scenario + ": " + obstacle.orElseThrow());
        Plan plan = new Plan(scenario, 1, scenario == Scenario.KILL ? 3 : 1, RATE, "exactly-once", 0);
        try (FaultRun run = FaultRun.start(plan, folder)) {
            Verdict verdict = run.carryOut();

            assertThat(verdict.clean()).as("%s%n%s", verdict.text(), run.printed()).isTrue();
            assertThat(verdict.in()).isGreaterThan(5 * RATE);
            if (scenario == Scenario.KILL) {
                assertThat(verdict.aborted()).as("records that a fault has undone").isPositive();
            }
        }
    }

    /** What the promise rests on, left out: the rig is to see it. */
    @Test
    void killsUnderAtLeastOnce_areSeen() throws Exception {
        Plan plan = new Plan(Scenario.KILL, 1, 1, RATE, "at-least-once", 0);
        try (FaultRun run = FaultRun.start(plan, folder)) {
            Verdict verdict = run.carryOut();

            assertThat(verdict.twice()).as(verdict.text()).isPositive();
            assertThat(verdict.wrong()).as(verdict.text()).isPositive();
        }
    }
}
