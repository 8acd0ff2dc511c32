package io.foretell.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.foretell.accuracy.nab.NabResult;
import io.foretell.accuracy.nab.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnomalyBenchmarkTest {

    private static final Path SPECS = Path.of("benchmarks", "accuracy", "specs");

    @Test
    void scores_areKeptByProfile() {
        NabResult result = new NabResult(3, 1_000, 2.5, Map.of("standard", new Verdict(3, 62.5, 10, 7, 5),
                "undetermined", new Verdict(3, Double.NaN, 0, 0, 0)), Map.of());
        Run run = AnomalyBenchmark.run(result);
        assertThat(run.seed()).isEqualTo(3);
        assertThat(run.figures().get("model")).containsExactly(entry("standard", 62.5));
    }

    @Test
    void missingData_areNamed(@TempDir Path data) {
        Setting setting = new Setting(data, SPECS, 1, Long.MAX_VALUE, Variant.WHOLE, line -> {});
        assertThatThrownBy(() -> Benchmarks.anomalies().run(setting))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("needed are data/ and labels/");
    }
}
