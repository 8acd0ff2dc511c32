package io.foretell.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.measure.ResultFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AccuracyTest {

    private static final Path FOLDER = Path.of("benchmarks", "accuracy");

    @TempDir
    private Path root;

    private final StringWriter err = new StringWriter();
    private Path data;
    private Path results;

    @BeforeEach
    void files() throws IOException {
        data = Files.createDirectories(root.resolve("data"));
        results = root.resolve(FOLDER).resolve("results");
        SmallSpecs.write(root.resolve(FOLDER).resolve("specs"), "taxi");
        Files.writeString(root.resolve("README.md"), marks("accuracy"));
        Files.writeString(root.resolve(FOLDER).resolve("README.md"), marks("ablation"));
        StringBuilder rows = new StringBuilder("area,time,value,scored\n");
        for (int i = 0; i < 150; i++) {
            rows.append("nyc,%d,%d,1\n".formatted(1_800_000L * i, 100 + i % 48));
        }
        Files.createDirectories(data.resolve("taxi"));
        Files.writeString(data.resolve("taxi/events.csv.gz"), rows);
    }

    private static String marks(String name) {
        return "<!-- " + name + ": made by benchmarks/accuracy/run -->\n<!-- /" + name + " -->\n";
    }

    @Test
    void run_keepsItsResultAndWritesTableAndPicture() throws IOException {
        assertThat(run(data.toString(), "taxi", "--seeds", "2", "--code", "abc1234")).isZero();
        Result result = new ResultFile<>(results, "taxi", Result.class).read().orElseThrow();
        assertThat(result.runs()).extracting(Run::seed).containsExactly(1L, 2L);
        assertThat(result.conditions().code()).isEqualTo("abc1234");
        assertThat(readme()).contains("| New York taxi demand", "Runs: taxi 1 file, 2 seeds, on ");
        assertThat(root.resolve(Documents.PICTURE)).isNotEmptyFile();
    }

    @Test
    void report_isOfTheFilesAlone() throws IOException {
        run(data.toString(), "taxi", "--seeds", "1");
        String first = readme();
        Files.writeString(root.resolve("README.md"), marks("accuracy"));
        assertThat(run("--report")).isZero();
        assertThat(readme()).isEqualTo(first);
    }

    @Test
    void fewerRows_areTriedAndNotKept() throws IOException {
        assertThat(run(data.toString(), "taxi", "--seeds", "1", "--rows", "60")).isZero();
        assertThat(err.toString()).contains("taxi, as it is, seed 1");
        assertThat(results).doesNotExist();
        assertThat(readme()).contains("No benchmark has been run yet.");
    }

    @Test
    void ablation_runsEveryVariantThatChangesSomething() throws IOException {
        assertThat(run(data.toString(), "ablation", "taxi", "--seeds", "1")).isZero();
        Ablation ablation = new ResultFile<>(results, "ablation", Ablation.class).read().orElseThrow();
        assertThat(ablation.results()).extracting(Ablation.Ablated::variant)
                .containsExactlyElementsOf(Variants.all().stream()
                        .map(Variant::name)
                        .filter(name -> !name.startsWith("vocabularies"))
                        .toList());
        assertThat(Files.readString(root.resolve(FOLDER).resolve("README.md"))).contains("| without burn-in | ");
    }

    @Test
    void singleVariants_areRunAnewAndTheOthersStay() throws IOException {
        run(data.toString(), "ablation", "taxi", "--seeds", "1", "--variant", "as it is", "--code", "old");
        assertThat(run(data.toString(), "ablation", "taxi", "--seeds", "1", "--variant", "without burn-in")).isZero();
        Ablation ablation = new ResultFile<>(results, "ablation", Ablation.class).read().orElseThrow();
        assertThat(ablation.results()).extracting(Ablation.Ablated::variant)
                .containsExactly("as it is", "without burn-in");
        assertThat(run(data.toString(), "ablation", "--variant", "nothing")).isEqualTo(2);
        assertThat(err.toString()).contains("variant: name=nothing, allowed: as it is; without replay");
    }

    @Test
    void unknownBenchmark_isRefusedWithThoseThereAre() {
        assertThat(run(data.toString(), "taxis")).isEqualTo(2);
        assertThat(err.toString()).contains("benchmark: name=taxis, allowed: taxi, highorder, students, nab");
    }

    @Test
    void noSeeds_areRefused() {
        assertThat(run(data.toString(), "taxi", "--seeds", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("seeds: N=0, allowed: 1 or more");
    }

    @Test
    void withoutData_nothingIsRun() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("DATA_FOLDER is missing");
        assertThat(run(root.toString(), "taxi")).isEqualTo(1);
        assertThat(err.toString()).contains("taxi/events.csv.gz does not exist");
    }

    private String readme() throws IOException {
        return Files.readString(root.resolve("README.md"));
    }

    private int run(String... arguments) {
        return new CommandLine(new Accuracy(root)).setErr(new PrintWriter(err)).execute(arguments);
    }
}
