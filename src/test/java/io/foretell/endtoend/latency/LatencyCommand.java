package io.foretell.endtoend.latency;

import io.foretell.endtoend.bench.Bench;
import io.foretell.endtoend.bench.Documents;
import io.foretell.endtoend.bench.Run;
import io.foretell.measure.Conditions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code benchmarks/endtoend/run latency}. */
@Command(
        name = "latency",
        description = "From when an event is due until its prediction can be read, without and with training.")
public final class LatencyCommand implements Callable<Integer> {

    private static final List<Setting> SETTINGS = List.of(
            new Setting("exactly-once", 64, 10_000, 10_000, 70, 40),
            new Setting("at-least-once", 64, 10_000, 10_000, 70, 40));

    private final Documents<Results> documents;

    @Mixin
    private Run run;

    @Option(names = "--guarantee", paramLabel = "NAME", description = "Only this: exactly-once or at-least-once.")
    private String chosen = "";

    /** @param root of the repository */
    public LatencyCommand(Path root) {
        documents = documents(root);
    }

    /** What this one makes. */
    public static Documents<Results> documents(Path root) {
        return new Documents<>(root, "latency", Results.class, LatencyTable::of);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (settings().isEmpty()) {
            throw run.refused("--guarantee exactly-once or at-least-once");
        }
        return run.carryOut(documents, this::measure);
    }

    private List<Setting> settings() {
        return SETTINGS.stream()
                .filter(setting -> chosen.isEmpty() || chosen.equals(setting.guarantee()))
                .map(setting -> run.quick() ? setting.quick() : setting)
                .toList();
    }

    private void measure(Conditions conditions) throws IOException, ExecutionException, InterruptedException {
        for (Setting setting : settings()) {
            Result result = measure(setting, conditions);
            result.pairs().forEach(pair -> run.note("%s: alone %s, with training %s, ratio of p99 %.2f",
                    setting.guarantee(), pair.alone(), pair.training(), pair.ratio()));
            if (!run.quick()) {
                documents.results().write(documents.results().read().orElse(Results.NONE).with(result));
            }
        }
    }

    private static Result measure(Setting setting, Conditions conditions)
            throws IOException, ExecutionException, InterruptedException {
        try (Bench bench = Bench.open()) {
            return new LatencyRun(setting, bench).result(conditions);
        }
    }
}
