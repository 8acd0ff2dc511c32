package io.foretell.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.measure.Conditions;
import io.foretell.measure.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown is what the results' files hold. To write it anew: {@code benchmarks/faults/run --report} */
final class FaultsDocsTest {

    @TempDir
    private Path root;

    @Test
    void readme_showsTheResults() throws IOException {
        Documents documents = new Documents(Path.of(""));
        assertThat(documents.section().read())
                .as("to write it anew: benchmarks/faults/run --report")
                .isEqualTo(documents.content());
    }

    @Test
    void table_hasALineOfEachKeptRunTheControlLast() throws IOException {
        Files.writeString(root.resolve("README.md"), "<!-- faults: made by benchmarks/faults/run -->\n<!-- /faults -->\n");
        Documents documents = new Documents(root);
        documents.write();
        assertThat(documents.section().read()).isEqualTo("No run has been kept yet.\n");

        documents.keep(result(Plan.AT_LEAST_ONCE, 0, 7));
        documents.keep(result(Plan.EXACTLY_ONCE, 1, 0));
        documents.keep(result(Plan.EXACTLY_ONCE, 0, 0));
        documents.write();

        assertThat(documents.section().read().lines().filter(line -> line.startsWith("| kill")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("at once | 3 | 1,000 | **0 / 0 / 0** | **0 / 0** | 1 / 0 | 12 |"
                                + " 1.5 / 2.5 | 0.05 / 2.0 |"),
                        line -> assertThat(line).contains("with a standby | 3 |"),
                        line -> assertThat(line).contains("must fail | 3 | 1,000 | **0 / 7 / 0** | **0 / 0** |"));
    }

    private static Result result(String guarantee, int standbys, int twice) {
        return new Result(
                new Plan(Scenario.KILL, 1, 3, 1_000, guarantee, standbys),
                new Conditions("2026-01-02", "abc", new Machine("a processor", 2, "17", "vector")),
                new Verdict(1_000, 999, 0, twice, 0, 0, 1, 0, 0, 12, 4, 0, List.of(), List.of(),
                        new Stalls(1_500, 2_500, 2_600), new Latency(50, 2_000, 2_600)));
    }
}
