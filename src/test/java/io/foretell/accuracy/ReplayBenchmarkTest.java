package io.foretell.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayBenchmarkTest {

    @TempDir
    private Path data;

    @TempDir
    private Path specs;

    private final List<String> log = new ArrayList<>();

    @BeforeEach
    void small() throws IOException {
        for (String name : List.of("taxi", "highorder", "students")) {
            SmallSpecs.write(specs, name);
        }
    }

    @Test
    void taxi_isScoredFiveAheadOnTheRowsThatCountAndDrawnOverAll() throws IOException {
        write("taxi/events.csv.gz", days(20));
        Pass pass = run(Benchmarks.taxi()).get(0);
        assertThat(pass.run().events()).isEqualTo(960);
        assertThat(pass.run().scored()).isEqualTo(100);
        assertThat(pass.run().figures()).containsOnlyKeys("model", "lastValue", "sameTimeLastWeek");
        assertThat(pass.run().figures().get("model")).containsKeys("mape", "nrmse", "coverage");
        assertThat(pass.run().figures().get("sameTimeLastWeek")).containsEntry("mape", 0.0);
        assertThat(pass.curves().get("model")).containsOnlyKeys(672L);
        assertThat(pass.curves().get("sameTimeLastWeek")).containsOnlyKeys(672L).containsEntry(672L, 0.0);
    }

    @Test
    void letters_areScoredBesideTheSuccessorOfTheLast() throws IOException {
        List<String> rows = new ArrayList<>(List.of("stream,symbol,scored"));
        for (int i = 0; i < 400; i++) {
            rows.add("one," + "abc".charAt(i % 3) + ",1");
        }
        for (int file = 1; file <= 3; file++) {
            write("highorder/events-" + file + ".csv.gz", rows);
        }
        List<Pass> passes = run(Benchmarks.highOrder());
        assertThat(passes).extracting(pass -> pass.run().file()).containsExactly(
                "highorder/events-1.csv.gz", "highorder/events-2.csv.gz", "highorder/events-3.csv.gz");
        assertThat(passes.get(0).run().figures().get("markov")).containsEntry("top1Before", 1.0);
        assertThat(passes.get(0).run().figures().get("model")).containsKeys("top1Before", "logLoss");
        assertThat(passes.get(0).curves().get("markov")).containsOnlyKeys(200L, 400L).containsEntry(400L, 1.0);
    }

    @Test
    void students_areScoredBesideTheRateOfTheirSkill() throws IOException {
        List<String> rows = new ArrayList<>(List.of("student,skill,correct,scored"));
        for (int i = 0; i < 400; i++) {
            rows.add("s%d,%d,%d,%d".formatted(i % 7, i % 3, i % 3 == 0 ? 1 : 0, i < 200 ? 0 : 1));
        }
        write("students/events.csv.gz", rows);
        Pass pass = run(Benchmarks.students()).get(0);
        assertThat(pass.run().scored()).isEqualTo(200);
        assertThat(pass.run().figures().get("model")).containsKeys("auc", "ece", "logLoss");
        assertThat(pass.run().figures().get("runningRate")).containsEntry("auc", 1.0);
        assertThat(pass.curves().get("model")).containsOnlyKeys(100L, 200L, 300L, 400L);
        assertThat(pass.curves().get("runningRate")).containsEntry(400L, 1.0);
    }

    @Test
    void sameSeed_givesTheSameFiguresAndIsLogged() throws IOException {
        write("taxi/events.csv.gz", days(15));
        Setting two = new Setting(data, specs, 2, 690, Variant.WHOLE, log::add);
        List<Pass> once = Benchmarks.taxi().run(two);
        List<Pass> again = Benchmarks.taxi().run(two);
        assertThat(once).extracting(pass -> pass.run().seed()).containsExactly(1L, 2L);
        assertThat(once).extracting(pass -> pass.run().events()).containsExactly(690L, 690L);
        assertThat(once.get(1).curves()).isEqualTo(again.get(1).curves()).isNotEqualTo(once.get(0).curves());
        assertThat(log).hasSize(4);
        assertThat(log.get(0)).startsWith("taxi, as it is, seed 1: ");
    }

    @Test
    void rowThatIsNoEvent_isRefusedWithItsLine() throws IOException {
        write("taxi/events.csv.gz", List.of("area,time,value,scored", "nyc,2014-07-01T00:00:00Z,many,0"));
        assertThatThrownBy(() -> run(Benchmarks.taxi()))
                .isInstanceOf(IOException.class)
                .hasMessage("events: file=taxi/events.csv.gz, line=2 is no event by the benchmark's spec");
    }

    @Test
    void missingData_areNamed() {
        assertThatThrownBy(() -> run(Benchmarks.taxi()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("taxi/events.csv.gz does not exist");
    }

    private List<Pass> run(Benchmark benchmark) throws IOException {
        return benchmark.run(new Setting(data, specs, 1, Long.MAX_VALUE, Variant.WHOLE, log::add));
    }

    /** Every day is like the others; the last 100 half-hours count. */
    private static List<String> days(int days) {
        List<String> rows = new ArrayList<>(List.of("area,time,value,scored"));
        for (int i = 0; i < 48 * days; i++) {
            Instant time = Instant.EPOCH.plus(Duration.ofMinutes(30L * i));
            rows.add("nyc,%s,%d,%d".formatted(time, 100 + i % 48, i >= 48 * days - 100 ? 1 : 0));
        }
        return rows;
    }

    private void write(String file, List<String> rows) throws IOException {
        Files.createDirectories(data.resolve(file).getParent());
        Files.writeString(data.resolve(file), String.join("\n", rows) + "\n");
    }
}
