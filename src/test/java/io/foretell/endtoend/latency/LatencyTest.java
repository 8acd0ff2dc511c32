package io.foretell.endtoend.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.endtoend.bench.Quantiles;
import io.foretell.measure.Conditions;
import io.foretell.measure.Machine;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyTest {

    private static final Setting SETTING = new Setting("exactly-once", 64, 10_000, 5_000, 10, 20);

    private static Result result(String code, Pair... pairs) {
        Conditions conditions = new Conditions("2026-01-02", code, new Machine("a processor", 2, "17", "vector"));
        return new Result(SETTING, conditions, 100, List.of(pairs));
    }

    private static Pair pair(double p99, double p99Training) {
        return new Pair(new Figures(1, p99, 30, 40), new Figures(2, p99Training, 50, 60));
    }

    @Test
    void figures_areMilliseconds() {
        long[] nanos = LongStream.rangeClosed(1, 1000).map(n -> n * 1_000_000).toArray();
        assertThat(Figures.of(new Quantiles(nanos))).isEqualTo(new Figures(500, 990, 999, 1000));
    }

    @Test
    void table_hasTheMediansOfBothRunsAndOfTheirRatio() {
        Results results = Results.NONE.with(result("abc", pair(2, 3), pair(4, 4), pair(5, 10)));
        assertThat(LatencyTable.of(results))
                .contains("| exactly-once, commits each 100 ms, H = 64, 10,000 keys, 5,000 events/s: predictor alone"
                        + " | 1.0 | 4.0 | 30.0 | 40.0 |  |")
                .contains("training beside it | 2.0 | 4.0 | 50.0 | 60.0 | **1.50** (1.00–2.00) |")
                .contains("Runs of each: 3; the figures are their medians. Measured on 2026-01-02, a processor, 2 cores, Java 17, code abc.");
    }

    @Test
    void pairMeasuredAlike_standsBesideTheFormer() {
        Results results = Results.NONE.with(result("abc", pair(2, 3))).with(result("abc", pair(4, 4)));
        assertThat(results.results()).containsExactly(result("abc", pair(2, 3), pair(4, 4)));
    }

    @Test
    void resultOfOtherCode_takesThePlaceOfTheFormer() {
        Results results = Results.NONE.with(result("abc", pair(2, 3))).with(result("def", pair(4, 4)));
        assertThat(results.results()).containsExactly(result("def", pair(4, 4)));
    }
}
