package io.foretell.endtoend;

import io.foretell.measure.Conditions;
import io.foretell.measure.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code benchmarks/endtoend/run}: measures predictor and pass-through in turns, keeps the results and writes the
 * README's table anew. Exit code 0; 1: not possible, the message says why; 2: called wrongly.
 */
@Command(
        name = "benchmarks/endtoend/run",
        description = "Measures what a predictor costs on top of plain Kafka Streams, and writes the README's table.")
public final class Cost implements Callable<Integer> {

    private static final List<Setting> SETTINGS = List.of(
            new Setting("exactly-once", 64, 10_000, 1, 1_500_000, 1_000_000),
            new Setting("at-least-once", 64, 10_000, 1, 1_500_000, 1_000_000),
            new Setting("exactly-once", 256, 10_000, 1, 500_000, 500_000),
            new Setting("exactly-once", 64, 1_000_000, 1, 2_000_000, 1_000_000),
            new Setting("exactly-once", 64, 10_000, 2, 1_500_000, 1_000_000),
            new Setting("exactly-once", 64, 10_000, 4, 1_500_000, 1_000_000));

    private final CostDocuments documents;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Option(names = "--setting", paramLabel = "N",
            description = "Only the N-th line of the table, from 1 on; may be repeated.")
    private List<Integer> chosen = List.of();

    @Option(names = "--pairs", paramLabel = "N", defaultValue = "3",
            description = "Runs of each (default: ${DEFAULT-VALUE}).")
    private int pairs;

    @Option(names = "--quick", description = "Few events, and nothing is kept.")
    private boolean quick;

    @Option(names = "--report", description = "Run nothing: write the table from the results alone.")
    private boolean reportOnly;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this.")
    private boolean help;

    @Option(names = "--code", paramLabel = "TEXT", defaultValue = "unknown", hidden = true)
    private String code;

    /** @param root of the repository */
    Cost(Path root) {
        documents = new CostDocuments(root);
    }

    /** In the repository's root. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Cost(Path.of(""))).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            if (!reportOnly) {
                measure(new Conditions(LocalDate.now(ZoneOffset.UTC).toString(), code, Machine.here()));
            }
            documents.write();
            return CommandLine.ExitCode.OK;
        } catch (IOException e) {
            note(e.getMessage());
        } catch (ExecutionException e) {
            note("broker: " + e.getCause());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private void measure(Conditions conditions) throws IOException, ExecutionException, InterruptedException {
        for (Setting setting : settings()) {
            Result result = new Result(setting, conditions, run(setting));
            if (!quick) {
                documents.results().write(documents.results().read().orElse(Results.NONE).with(result));
            }
        }
    }

    private List<Setting> settings() {
        if (pairs < 1 || chosen.stream().anyMatch(n -> n < 1 || n > SETTINGS.size())) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), "allowed: --setting 1 to " + SETTINGS.size() + ", --pairs 1 or more");
        }
        return Stream.iterate(1, n -> n <= SETTINGS.size(), n -> n + 1)
                .filter(n -> chosen.isEmpty() || chosen.contains(n))
                .map(n -> SETTINGS.get(n - 1))
                .map(setting -> quick ? setting.quick() : setting)
                .toList();
    }

    private List<Pair> run(Setting setting) throws IOException, ExecutionException, InterruptedException {
        Path folder = Files.createTempDirectory("foretell-endtoend");
        List<Pair> all = new ArrayList<>();
        try (Bench bench = new Bench(setting, folder)) {
            for (int i = 0; i < pairs; i++) {
                Figures passThrough = bench.run(Contestant.PASS_THROUGH);
                Pair pair = new Pair(bench.run(Contestant.FORETELL), passThrough);
                all.add(pair);
                note(String.format(Locale.ROOT, "%s: Foretell %,.0f events/s, pass-through %,.0f, share %.2f; CPU"
                                + " %.1f and %.1f µs per event", setting.title(), pair.foretell().eventsPerSecond(),
                        passThrough.eventsPerSecond(), pair.speed(), pair.foretell().cpuMicros(),
                        passThrough.cpuMicros()));
            }
        } finally {
            delete(folder);
        }
        return all;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void note(String text) {
        command.commandLine().getErr().println(text);
        command.commandLine().getErr().flush();
    }
}
