package io.foretell.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.snapshot.Blueprint;
import io.foretell.spec.SpecReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is compared of learning: {@code OptimizerLineTest}, {@code MergeReplayTest}. */
final class LearningTest {

    private final Blueprint blueprint = Blueprint.of(SpecReader.read("""
            name: faults
            input: {topic: events}
            features: [{field: value, type: number}]
            target: {field: value}
            lstm: {hidden: 4}
            """, Map.of()));

    @Test
    void learningOfWhichNothingWasCommitted_isTold() {
        Learning.Findings findings = new Learning(blueprint).findings();

        assertThat(findings.unmet()).containsExactly("optimizers: no task has committed a state");
        assertThat(findings.note())
                .isEqualTo("0 optimizer steps in 0 rounds, 0 updates merged again, 0 versions of them");
    }
}
