package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.topology.StreamsApplication.Position;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private Instant now = Instant.EPOCH;
    private final Progress progress = new Progress(() -> now);

    @Test
    void idlePartition_isHealthyForEver() {
        assertThat(observe(10, 11)).isTrue(); // 11: the marker of a transaction stands at 10
        pass();
        assertThat(observe(10, 11)).isTrue();
    }

    @Test
    void newEventsWithoutACommit_areAFaultOnceTheyHaveWaitedLong() {
        observe(10, 11);
        assertThat(observe(10, 20)).isTrue();
        pass();
        assertThat(observe(10, 20)).isFalse();
    }

    @Test
    void commitAfterAStandstill_isHealthyAgain() {
        observe(10, 20);
        pass();
        observe(10, 30);
        assertThat(observe(15, 30)).isTrue();
    }

    @Test
    void partitionThatWentToAnotherInstance_isNoLongerAsked() {
        observe(10, 11);
        observe(10, 20);
        pass();
        assertThat(progress.observe(Map.of())).isTrue();
    }

    private boolean observe(long committed, long end) {
        return progress.observe(Map.of("p", new Position(committed, end)));
    }

    private void pass() {
        now = now.plus(Progress.PATIENCE);
    }
}
