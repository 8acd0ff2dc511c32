package io.foretell.endtoend.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.measure.Conditions;
import io.foretell.measure.Machine;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestoreTest {

    private static final String BEGUN = "23:59:59.900 INFO  StoreChangelogReader: stream-thread [a] End offset for"
            + " changelog run-1-predictor-states-changelog-0 initialized as 1009.\n";
    private static final String DONE = "00:00:01.400 INFO  StoreChangelogReader: stream-thread [a] Finished restoring"
            + " changelog run-1-predictor-states-changelog-0 to store states with a total number of 1000 records\n";

    @Test
    void restoration_isClockedByTheLog() {
        assertThat(RestoreLog.read("Starting\n" + BEGUN + DONE)).contains(new Restored(1000, 1.5));
    }

    @Test
    void restorationUnderWay_isNotRead() {
        assertThat(RestoreLog.read("")).isEmpty();
        assertThat(RestoreLog.read(BEGUN)).isEmpty();
    }

    @Test
    void table_hasBothAndTheirShare() {
        Conditions conditions = new Conditions("2026-01-02", "abc", new Machine("a processor", 2, "17", "vector"));
        Pair pair = new Pair(new Restored(1000, 2), new Restored(1000, 1));
        assertThat(RestoreTable.of(new Restorations(conditions, 64, 1_600_000, 1_400_000, List.of(pair))))
                .contains("| 1,000 keys, H = 64: 2 MB of changelog, plain 1 MB | 500 | 1,000 | **0.50** (0.50–0.50) |");
    }
}
