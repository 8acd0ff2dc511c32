package io.foretell.accuracy;

import io.foretell.measure.MarkedSection;
import io.foretell.measure.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of results, and what is made of them alone: the tables and the picture. */
final class Documents {

    static final String PICTURE = "benchmarks/accuracy/learning-curve.svg";

    private static final String COMMAND = "benchmarks/accuracy/run";

    private final Path root;
    private final Path folder; // of the results

    /** @param root of the repository */
    Documents(Path root) {
        this.root = root;
        folder = root.resolve("benchmarks/accuracy/results");
    }

    void write() throws IOException {
        accuracy().write(section());
        Files.writeString(picture(), LearningCurves.of(results()));
        ablation().write(ablationSection());
    }

    MarkedSection ablation() {
        return new MarkedSection(root.resolve("benchmarks/accuracy/README.md"), "ablation", COMMAND);
    }

    String ablationSection() throws IOException {
        return AblationTable.of(ablationFile().read().orElse(Ablation.NONE));
    }

    ResultFile<Ablation> ablationFile() {
        return new ResultFile<>(folder, "ablation", Ablation.class);
    }

    ResultFile<Result> resultFile(Benchmark benchmark) {
        return new ResultFile<>(folder, benchmark.name(), Result.class);
    }

    MarkedSection accuracy() {
        return new MarkedSection(root.resolve("README.md"), "accuracy", COMMAND);
    }

    Path picture() {
        return root.resolve(PICTURE);
    }

    /** Those that are there, by the benchmark's name. */
    Map<String, Result> results() throws IOException {
        Map<String, Result> read = new LinkedHashMap<>();
        for (Benchmark benchmark : Benchmarks.all()) {
            resultFile(benchmark).read().ifPresent(result -> read.put(benchmark.name(), result));
        }
        return read;
    }

    String section() throws IOException {
        Map<String, Result> results = results();
        if (results.isEmpty()) {
            return "No benchmark has been run yet.\n";
        }
        return Table.of(results) + "\n" + runs(results.values().stream())
                + "\n![Accuracy over time](" + PICTURE + ")\n";
    }

    /** How many runs the means are of, and when they were made. */
    static String runs(Stream<Result> results) {
        return results.map(Documents::runs).collect(Collectors.joining("; ", "Runs: ", ".\n"));
    }

    private static String runs(Result result) {
        long files = result.runs().stream().map(Run::file).distinct().count();
        long seeds = result.runs().stream().map(Run::seed).distinct().count();
        return "%s %s, %s, on %s".formatted(result.benchmark(), count(files, "file"), count(seeds, "seed"),
                result.conditions().date());
    }

    private static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
