package io.foretell.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.event.Reason;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A short run of each; the long ones: {@code benchmarks/hostile/run}. */
class HostileTest {

    private static final long RECORDS = 20_000;
    private static final long THROUGH_TOPOLOGY = 500; // it commits at every record

    @ParameterizedTest
    @EnumSource
    void hostileRecords_areEachAnsweredOnce(HostileSpecs specs) {
        Answers answers = new Storm(specs, 1, RECORDS).throughProcessors();

        assertThat(answers.predictions() + answers.tombstones() + refused(answers)).isEqualTo(RECORDS);
        assertThat(answers.predictions()).isGreaterThan(RECORDS / 4);
        assertThat(answers.tombstones()).isPositive();
        assertThat(answers.deadLetters()).containsKeys(Reason.NOT_A_JSON_OBJECT, Reason.TOO_LARGE, Reason.TOO_DEEP);
    }

    @ParameterizedTest
    @EnumSource(names = {"NUMBERS", "BINARY_BY_FIELD"})
    void hostileRecordsThroughTheTopology_areAnsweredAsByItsProcessors(HostileSpecs specs, @TempDir Path folder) {
        Storm storm = new Storm(specs, 2, THROUGH_TOPOLOGY);
        Answers topology = storm.throughTopology(folder);
        Answers processors = storm.throughProcessors();

        assertThat(topology.predictions()).isEqualTo(processors.predictions());
        assertThat(topology.tombstones()).isEqualTo(processors.tombstones());
        assertThat(topology.deadLetters()).isEqualTo(processors.deadLetters());
    }

    private static long refused(Answers answers) {
        return answers.deadLetters().values().stream().mapToLong(Long::longValue).sum();
    }
}
