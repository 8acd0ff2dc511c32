package io.foretell.endtoend.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretell.measure.Conditions;
import io.foretell.measure.Machine;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostTest {

    private static final Setting SETTING = new Setting("exactly-once", 64, 10_000, 1, 10, 100);

    private static Result result(double... speeds) {
        return new Result(
                SETTING,
                new Conditions("2026-01-02", "abc", new Machine("a processor", 2, "17", "vector")),
                Arrays.stream(speeds)
                        .mapToObj(speed -> new Pair(new Figures(1000 * speed, 20), new Figures(1000, 10), List.of()))
                        .toList());
    }

    @Test
    void share_isTheMedianOfThePairs() {
        assertThat(result(0.9, 0.2, 0.8).median(Pair::speed)).isCloseTo(0.8, within(1e-12));
        assertThat(result(0.9, 0.7).median(Pair::speed)).isCloseTo(0.8, within(1e-12));
        assertThat(CostTable.of(new Results(List.of(result(0.9, 0.2, 0.8)))))
                .contains("| exactly-once, H = 64, 10,000 keys, 1 thread | 800 | 1,000 | **0.80** (0.20–0.90) |")
                .contains("Measured on 2026-01-02, a processor, 2 cores, Java 17, code abc.");
    }

    @Test
    void laterResult_takesThePlaceOfTheFormer() {
        Results results = Results.NONE.with(result(0.5)).with(result(0.6));
        assertThat(results.results()).containsExactly(result(0.6));
    }

    @Test
    void laterResultOfALongerRun_takesItToo() {
        Result longer = new Result(
                new Setting("exactly-once", 64, 10_000, 1, 20, 200), result(0.6).conditions(), result(0.6).pairs());
        assertThat(Results.NONE.with(result(0.5)).with(longer).results()).containsExactly(longer);
    }

    @Test
    void moreThreads_areBesideOneOfTheSameRun() {
        Result four = new Result(new Setting("exactly-once", 64, 10_000, 4, 10, 100), result(0.5).conditions(), List.of(
                new Pair(new Figures(1000, 25), new Figures(1000, 10), List.of(new Figures(1000, 20))),
                new Pair(new Figures(1000, 33), new Figures(1000, 10), List.of(new Figures(1000, 30)))));
        assertThat(CostTable.of(new Results(List.of(result(0.5), four))))
                .contains("10,000 keys, 1 thread | 500 | 1,000 | **0.50** (0.50–0.50) | 20.0 / 10.0 |  |")
                .contains("10,000 keys, 4 threads | 1,000 | 1,000 | **1.00** (1.00–1.00) | 29.0 / 10.0 |"
                        + " 1.18 (1.10–1.25) |");
    }
}
