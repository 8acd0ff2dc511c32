package io.foretell.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A short run of each scenario; long ones: {@code benchmarks/faults/run}. */
final class FaultsIT {

    private static final int RATE = 500; // events/s

    @ParameterizedTest
    @EnumSource
    void theAnswersAreThoseOfAnUndisturbedRun(Scenario scenario, @TempDir Path folder) throws Exception {
        Plan plan = new Plan(scenario, 1, scenario == Scenario.KILL ? 3 : 2, RATE, "exactly-once", 0);
        try (FaultRun run = FaultRun.start(plan, folder)) {
            Verdict verdict = run.carryOut();

            assertThat(verdict.clean()).as("%s%n%s", verdict.text(), run.printed()).isTrue();
            assertThat(verdict.in()).isGreaterThan(10 * RATE);
            if (scenario == Scenario.KILL) {
                assertThat(verdict.aborted()).as("records that a fault has undone").isPositive();
            }
        }
    }
}
