package io.foretell.accuracy;

import io.foretell.measure.Conditions;
import io.foretell.measure.Machine;
import io.foretell.spec.InvalidSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code benchmarks/accuracy/run}: runs benchmarks, keeps their results as files, and writes the table and the picture
 * anew. Exit code 0; 1: not possible, the message says why; 2: called wrongly.
 */
@Command(
        name = "benchmarks/accuracy/run",
        description = "Measures accuracy, keeps the results, and writes the README's table and picture anew.")
public final class Accuracy implements Callable<Integer> {

    private static final String ALL = "all";
    private static final String ABLATION = "ablation";

    private final Path root;
    private final Documents documents;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Parameters(index = "0", arity = "0..1", paramLabel = "DATA_FOLDER",
            description = "Where taxi/, highorder/, students/ and nab/ lie.")
    private Optional<Path> data;

    @Parameters(index = "1..*", paramLabel = "BENCHMARK",
            description = "taxi, highorder, students, nab; all of them if none is named. With `ablation`: each of "
                    + "them with one part of the learner left out at a time.")
    private List<String> names = List.of();

    @Option(names = "--seeds", paramLabel = "N", description = "Runs for each file, instead of the benchmark's own.")
    private Optional<Integer> seeds;

    @Option(names = "--variant", paramLabel = "NAME",
            description = "Of an ablation: only this one anew, as its line is named; may be repeated.")
    private List<String> variants = List.of();

    @Option(names = "--report", description = "Run nothing: write the table and the picture from the results alone.")
    private boolean reportOnly;

    @Option(names = "--rows", paramLabel = "N", description = "Only the first N rows of each file, and keep nothing.")
    private Optional<Long> rows;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this.")
    private boolean help;

    @Option(names = "--code", paramLabel = "TEXT", defaultValue = "unknown", hidden = true)
    private String code;

    /** @param root of the repository */
    Accuracy(Path root) {
        this.root = root;
        documents = new Documents(root);
    }

    /** In the repository's root. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Accuracy(Path.of(""))).execute(arguments));
    }

    @Override
    public Integer call() {
        try {
            if (!reportOnly) {
                measure(new Conditions(LocalDate.now(ZoneOffset.UTC).toString(), code, Machine.here()));
            }
            documents.write();
            return CommandLine.ExitCode.OK;
        } catch (InvalidSpec e) {
            note(e.getMessage());
        } catch (UncheckedIOException e) {
            note(e.getCause().getMessage());
        } catch (IOException e) {
            note(e.getMessage());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private void measure(Conditions conditions) throws IOException {
        for (Benchmark benchmark : chosen()) {
            if (names.contains(ABLATION)) {
                ablate(benchmark, conditions);
            } else {
                Result result = run(benchmark, setting(benchmark), conditions);
                if (rows.isEmpty()) {
                    documents.resultFile(benchmark).write(result);
                }
            }
        }
    }

    private static Result run(Benchmark benchmark, Setting setting, Conditions conditions) throws IOException {
        return Result.of(benchmark.name(), conditions, benchmark.published(), benchmark.run(setting));
    }

    /** Kept after every variant. */
    private void ablate(Benchmark benchmark, Conditions conditions) throws IOException {
        Ablation ablation = documents.ablationFile().read().orElse(Ablation.NONE);
        Setting setting = setting(benchmark);
        for (Variant variant : chosenVariants()) {
            if (benchmark.shows(variant, setting)) {
                ablation = ablation.with(variant, run(benchmark, setting.with(variant), conditions));
                if (rows.isEmpty()) {
                    documents.ablationFile().write(ablation);
                }
            }
        }
    }

    private List<Variant> chosenVariants() {
        List<String> known = Variants.all().stream().map(Variant::name).toList();
        for (String variant : variants) {
            if (!known.contains(variant)) {
                throw wrong("variant: name=" + variant + ", allowed: " + String.join("; ", known));
            }
        }
        return Variants.all().stream()
                .filter(variant -> variants.isEmpty() || variants.contains(variant.name()))
                .toList();
    }

    private List<Benchmark> chosen() {
        List<Benchmark> all = Benchmarks.all();
        List<String> known = Stream.concat(all.stream().map(Benchmark::name), Stream.of(ALL, ABLATION)).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw wrong("benchmark: name=" + name + ", allowed: " + String.join(", ", known));
            }
        }
        List<Benchmark> chosen = all.stream().filter(benchmark -> names.contains(benchmark.name())).toList();
        return chosen.isEmpty() ? all : chosen;
    }

    private Setting setting(Benchmark benchmark) {
        Path folder = data.orElseThrow(() -> wrong("DATA_FOLDER is missing, where the data lie"));
        int runs = seeds.orElse(benchmark.seeds());
        if (runs < 1) {
            throw wrong("seeds: N=" + runs + ", allowed: 1 or more");
        }
        return new Setting(folder, root.resolve("benchmarks/accuracy/specs"), runs,
                rows.orElse(Long.MAX_VALUE), Variant.WHOLE, this::note);
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(command.commandLine(), message);
    }

    private void note(String text) {
        command.commandLine().getErr().println(text);
        command.commandLine().getErr().flush();
    }
}
