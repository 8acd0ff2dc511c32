package io.foretell.endtoend.cost;

import io.foretell.endtoend.bench.Bench;
import io.foretell.endtoend.bench.Documents;
import io.foretell.endtoend.bench.Run;
import io.foretell.measure.Conditions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code benchmarks/endtoend/run cost}. */
@Command(
        name = "cost",
        description = "Throughput and CPU of a predictor and of plain Kafka Streams without a model, in turns.")
public final class CostCommand implements Callable<Integer> {

    private static final List<Setting> SETTINGS = List.of(
            new Setting("exactly-once", 64, 10_000, 1, 5_000_000, 2_000_000),
            new Setting("at-least-once", 64, 10_000, 1, 5_000_000, 2_000_000),
            new Setting("exactly-once", 256, 10_000, 1, 1_500_000, 1_000_000),
            new Setting("exactly-once", 64, 1_000_000, 1, 3_000_000, 2_000_000),
            new Setting("exactly-once", 64, 10_000, 2, 15_000_000, 3_000_000),
            new Setting("exactly-once", 64, 10_000, 4, 15_000_000, 3_000_000));

    private final Documents<Results> documents;

    @Mixin
    private Run run;

    @Option(names = "--setting", paramLabel = "N",
            description = "Only the N-th line of the table, from 1 on; may be repeated.")
    private List<Integer> chosen = List.of();

    @Option(names = "--pairs", paramLabel = "N", defaultValue = "3",
            description = "Runs of each (default: ${DEFAULT-VALUE}).")
    private int pairs;

    /** @param root of the repository */
    public CostCommand(Path root) {
        documents = documents(root);
    }

    /** What this one makes. */
    public static Documents<Results> documents(Path root) {
        return new Documents<>(root, "cost", Results.class, CostTable::of);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (pairs < 1 || chosen.stream().anyMatch(n -> n < 1 || n > SETTINGS.size())) {
            throw run.refused("--setting 1 to " + SETTINGS.size() + ", --pairs 1 or more");
        }
        return run.carryOut(documents, this::measure);
    }

    private void measure(Conditions conditions) throws IOException, ExecutionException, InterruptedException {
        for (Setting setting : settings()) {
            Result result = new Result(setting, conditions, pairs(setting));
            if (!run.quick()) {
                documents.results().write(documents.results().read().orElse(Results.NONE).with(result));
            }
        }
    }

    private List<Setting> settings() {
        return Stream.iterate(1, n -> n <= SETTINGS.size(), n -> n + 1)
                .filter(n -> chosen.isEmpty() || chosen.contains(n))
                .map(n -> SETTINGS.get(n - 1))
                .map(setting -> run.quick() ? setting.quick() : setting)
                .toList();
    }

    private List<Pair> pairs(Setting setting) throws IOException, ExecutionException, InterruptedException {
        List<Pair> all = new ArrayList<>();
        try (Bench bench = Bench.open()) {
            CostRun cost = new CostRun(setting, bench);
            for (int i = 0; i < pairs; i++) {
                Pair pair = cost.pair();
                all.add(pair);
                run.note("%s: Foretell %,.0f events/s, pass-through %,.0f, share %.2f; CPU %.1f and %.1f µs per event",
                        setting.title(), pair.foretell().eventsPerSecond(), pair.passThrough().eventsPerSecond(),
                        pair.speed(), pair.foretell().cpuMicros(), pair.passThrough().cpuMicros());
            }
        }
        return all;
    }
}
