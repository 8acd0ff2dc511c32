package io.foretell.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretell.measure.Conditions;
import io.foretell.measure.Machine;
import io.foretell.measure.ResultFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultTest {

    static final Conditions CONDITIONS =
            new Conditions("2026-01-31", "abc1234", new Machine("some processor", 2, "17", "plain Java"));

    @Test
    void twoRuns_giveMeanAndSampleDeviation() {
        Summary mape = taxi(0.06, 0.08).summary().get("model").get("mape");
        assertThat(mape.mean()).isCloseTo(0.07, within(1e-15));
        assertThat(mape.spread()).isCloseTo(Math.sqrt(2 * 0.01 * 0.01), within(1e-15));
        assertThat(mape.runs()).isEqualTo(2);
    }

    @Test
    void oneRun_hasNoSpread() {
        assertThat(taxi(0.06).summary().get("model").get("mape")).isEqualTo(new Summary(0.06, 0, 1));
    }

    @Test
    void curves_keepThePointsThatAllRunsHave() {
        Line line = Line.of("model", List.of(
                new TreeMap<>(Map.of(100L, 0.5, 200L, 0.25)), new TreeMap<>(Map.of(200L, 0.75, 300L, 0.1))));
        assertThat(line.points()).containsExactly(new Line.Point(200, 0.5, 0.25, 0.75));
    }

    @Test
    void file_keepsAllOfAResult(@TempDir Path folder) throws IOException {
        ResultFile<Result> file = new ResultFile<>(folder.resolve("results"), "taxi", Result.class);
        assertThat(file.read()).isEmpty();
        Result result = taxi(0.06, 0.07, 0.1);
        file.write(result);
        assertThat(file.read()).contains(result);
    }

    /** Runs with these errors, beside baselines and others' figures. */
    static Result taxi(double... mapes) {
        List<Pass> passes = IntStream.range(0, mapes.length)
                .mapToObj(i -> new Pass(
                        new Run("taxi/events.csv.gz", i + 1, 17_520, 7_520, 30, Map.of(
                                "model", Map.of("mape", mapes[i]), "lastValue", Map.of("mape", 0.3221))),
                        Map.of("model", new TreeMap<>(Map.of(200L, 0.3, 400L, mapes[i])))))
                .toList();
        return Result.of("taxi", CONDITIONS, Benchmarks.taxi().published(), passes);
    }
}
