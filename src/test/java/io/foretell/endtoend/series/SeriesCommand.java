package io.foretell.endtoend.series;

import io.foretell.endtoend.bench.Bench;
import io.foretell.endtoend.bench.Deployment;
import io.foretell.endtoend.bench.Documents;
import io.foretell.endtoend.bench.JavaProcess;
import io.foretell.endtoend.bench.Load;
import io.foretell.endtoend.bench.Run;
import io.foretell.measure.Conditions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code benchmarks/endtoend/run series}. */
@Command(name = "series", description = "Millions of events through one predictor: does it stay as it is?")
public final class SeriesCommand implements Callable<Integer> {

    private static final String GUARANTEE = "exactly-once";
    private static final String EVENTS = "sensors";
    private static final Load LOAD = new Load(64, 10_000);
    private static final long STRETCH = 1_000_000;
    private static final long QUICK_STRETCH = 30_000;
    private static final int QUICK_STRETCHES = 2;

    private final Documents<Series> documents;

    @Mixin
    private Run run;

    @Option(names = "--millions", paramLabel = "N", defaultValue = "10",
            description = "Of events (default: ${DEFAULT-VALUE}).")
    private int millions;

    /** @param root of the repository */
    public SeriesCommand(Path root) {
        documents = documents(root);
    }

    /** What this one makes. */
    public static Documents<Series> documents(Path root) {
        return new Documents<>(root, "series", Series.class, SeriesTable::of);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (millions < 1) {
            throw run.refused("--millions 1 or more");
        }
        return run.carryOut(documents, this::measure);
    }

    private void measure(Conditions conditions) throws IOException, ExecutionException, InterruptedException {
        List<Stretch> stretches = run.quick()
                ? stretches(QUICK_STRETCHES, QUICK_STRETCH)
                : stretches(millions, STRETCH);
        if (!run.quick()) {
            documents.results().write(new Series(conditions, GUARANTEE, LOAD.hidden(), LOAD.keys(), stretches));
        }
    }

    private List<Stretch> stretches(int count, long events)
            throws IOException, ExecutionException, InterruptedException {
        List<Stretch> stretches = new ArrayList<>();
        try (Bench bench = Bench.open()) {
            bench.topics().create(EVENTS, 1);
            bench.topics().feed(EVENTS, LOAD, count * events);
            Deployment deployment = bench.deploy(LOAD, EVENTS, GUARANTEE, Map.of());
            bench.topics().create(deployment.predictions(), 1);
            try (JavaProcess process = deployment.predictor()) {
                SeriesRun series = new SeriesRun(process, bench.topics(), deployment.predictions());
                while (stretches.size() < count) {
                    Stretch stretch = series.stretch(events);
                    stretches.add(stretch);
                    run.note("%s", stretch);
                }
            }
        }
        return stretches;
    }
}
