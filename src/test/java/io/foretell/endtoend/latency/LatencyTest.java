package io.foretell.endtoend.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.endtoend.bench.Quantiles;
import io.foretell.measure.Conditions;
import io.foretell.measure.Machine;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyTest {

    private static final Setting SETTING = new Setting("exactly-once", 64, 10_000, 5_000, 10, 20);

    private static Result result(Figures alone, Figures training) {
        return new Result(SETTING, new Conditions("2026-01-02", "abc", new Machine("a processor", 2, "17", "vector")),
                100, alone, training);
    }

    @Test
    void figures_areMilliseconds() {
        long[] nanos = LongStream.rangeClosed(1, 1000).map(n -> n * 1_000_000).toArray();
        assertThat(Figures.of(new Quantiles(nanos))).isEqualTo(new Figures(500, 990, 999, 1000));
    }

    @Test
    void table_hasBothRunsAndTheirRatio() {
        Results results = Results.NONE.with(result(new Figures(1, 2, 3, 4), new Figures(1, 3, 4, 5)));
        assertThat(LatencyTable.of(results))
                .contains("| exactly-once, commits each 100 ms, H = 64, 10,000 keys, 5,000 events/s: predictor alone"
                        + " | 1.0 | 2.0 | 3.0 | 4.0 |  |")
                .contains("training beside it | 1.0 | 3.0 | 4.0 | 5.0 | **1.50** |")
                .contains("Measured on 2026-01-02, a processor, 2 cores, Java 17, code abc.");
    }

    @Test
    void laterResult_takesThePlaceOfTheFormer() {
        Result former = result(new Figures(1, 2, 3, 4), new Figures(1, 2, 3, 4));
        Result later = result(new Figures(1, 2, 3, 5), new Figures(1, 2, 3, 4));
        assertThat(Results.NONE.with(former).with(later).results()).containsExactly(later);
    }
}
