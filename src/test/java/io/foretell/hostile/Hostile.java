package io.foretell.hostile;

import io.foretell.measure.Conditions;
import io.foretell.measure.Machine;
import io.foretell.measure.ResultFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/hostile/run}, in the repository's root. */
@Command(
        name = "benchmarks/hostile/run",
        description = "Hostile input at volume; short runs of the same belong to the tests.",
        mixinStandardHelpOptions = true)
public final class Hostile {

    private static final long MEGABYTE = 1 << 20;

    private final Path results = Path.of("benchmarks", "hostile", "results");

    @Option(names = "--code", paramLabel = "TEXT", defaultValue = "unknown", hidden = true)
    private String code;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Hostile()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
    }

    @Command(description = "Hostile records through the predictor's processors, every answer looked at. Ends with the first"
            + " record that is not answered as promised.", mixinStandardHelpOptions = true)
    int events(
            @Option(names = "--records", paramLabel = "N", defaultValue = "100000",
                    description = "For each spec (default: ${DEFAULT-VALUE}).") long records,
            @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
                    description = "Default: ${DEFAULT-VALUE}.") long seed,
            @Option(names = "--spec", paramLabel = "NAME",
                    description = "One of: ${COMPLETION-CANDIDATES} (default: all).") Optional<HostileSpecs> only,
            @Option(names = "--keep", description = "Keep the result in benchmarks/hostile/results.") boolean keep)
            throws IOException {
        for (HostileSpecs specs : only.map(List::of).orElse(List.of(HostileSpecs.values()))) {
            StormResult.Run run = run(new Storm(specs, seed, records));
            System.out.println(run.text());
            if (keep) {
                keep(run);
            }
        }
        return 0;
    }

    private StormResult.Run run(Storm storm) throws IOException {
        long start = System.nanoTime();
        Answers answers = storm.throughProcessors();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new StormResult.Run(storm.specs(), storm.seed(), storm.records(), answers.predictions(),
                answers.tombstones(), answers.deadLetters(), answers.largest(),
                Runtime.getRuntime().maxMemory() / MEGABYTE, seconds, conditions());
    }

    private void keep(StormResult.Run run) throws IOException {
        ResultFile<StormResult> file = new ResultFile<>(results, "events", StormResult.class);
        List<StormResult.Run> runs = new ArrayList<>(file.read().map(StormResult::runs).orElse(List.of()));
        runs.removeIf(other -> !run.isAnother(other));
        runs.add(run);
        file.write(new StormResult(runs));
    }

    @Command(description = "One of 20 keys sends extreme but finite numbers for an hour; the other keys' error beside that"
            + " without.", mixinStandardHelpOptions = true)
    int poison(
            @Option(names = "--seeds", paramLabel = "N", defaultValue = "2",
                    description = "Default: ${DEFAULT-VALUE}.") int seeds,
            @Option(names = "--scale", paramLabel = "NAME", split = ",", defaultValue = "standard,log-standard,per-key",
                    description = "Default: ${DEFAULT-VALUE}.") List<String> scales,
            @Option(names = "--during", paramLabel = "SECONDS", defaultValue = "3600",
                    description = "Default: ${DEFAULT-VALUE}.") int during,
            @Option(names = "--keep", description = "Keep the result in benchmarks/hostile/results.") boolean keep)
            throws IOException {
        ResultFile<PoisonResult> file = new ResultFile<>(results, "poison", PoisonResult.class);
        List<PoisonResult.Row> rows = new ArrayList<>(file.read().map(PoisonResult::rows).orElse(List.of()));
        rows.removeIf(row -> scales.contains(row.scale()));
        for (String scale : scales) {
            for (long seed = 1; seed <= seeds; seed++) {
                rows.addAll(rows(new Poisoning(scale, seed, Poisoning.KEYS, Poisoning.BEFORE, during)));
            }
        }
        if (keep) {
            file.write(new PoisonResult(conditions(), Poisoning.KEYS, Poisoning.BEFORE, during, rows));
        }
        return 0;
    }

    private static List<PoisonResult.Row> rows(Poisoning poisoning) {
        double without = poisoning.errorOfTheOthers(Optional.empty());
        return Stream.of(Poison.values())
                .map(poison -> {
                    double ratio = poisoning.errorOfTheOthers(Optional.of(poison)) / without;
                    System.out.printf("scale=%s seed=%d poison=%s error without=%.4f, with: %.4f of it%n",
                            poisoning.scale(), poisoning.seed(), poison, without, ratio);
                    return new PoisonResult.Row(poisoning.scale(), poison, poisoning.seed(), without, ratio);
                })
                .toList();
    }

    private Conditions conditions() throws IOException {
        return new Conditions(LocalDate.now(ZoneOffset.UTC).toString(), code, Machine.here());
    }
}
