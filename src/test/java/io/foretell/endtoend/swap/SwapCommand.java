package io.foretell.endtoend.swap;

import io.foretell.endtoend.bench.Bench;
import io.foretell.endtoend.bench.Deployment;
import io.foretell.endtoend.bench.Documents;
import io.foretell.endtoend.bench.JavaProcess;
import io.foretell.endtoend.bench.OpenLoop;
import io.foretell.endtoend.bench.Predictions;
import io.foretell.endtoend.bench.Run;
import io.foretell.measure.Conditions;
import io.foretell.snapshot.Blueprint;
import io.foretell.topology.Names;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code benchmarks/endtoend/run swap}. */
@Command(name = "swap", description = "New weights while events come: who waits, and how soon are they used?")
public final class SwapCommand implements Callable<Integer> {

    private static final String EVENTS = "sensors";
    private static final Setting SETTING = new Setting(496, 1000, 1000, 100, 0, 40, 6, 20);

    private final Documents<Swaps> documents;

    @Mixin
    private Run run;

    /** @param root of the repository */
    public SwapCommand(Path root) {
        documents = documents(root);
    }

    /** What this one makes. */
    public static Documents<Swaps> documents(Path root) {
        return new Documents<>(root, "swap", Swaps.class, SwapTable::of);
    }

    @Override
    public Integer call() throws InterruptedException {
        return run.carryOut(documents, this::measure);
    }

    private void measure(Conditions conditions) throws IOException, ExecutionException, InterruptedException {
        Swaps swaps = swaps(run.quick() ? SETTING.quick() : SETTING, conditions);
        swaps.swaps().forEach(swap -> run.note("%s, longer by %.1f ms", swap, swap.longer()));
        if (!run.quick()) {
            documents.results().write(swaps);
        }
    }

    private static Swaps swaps(Setting setting, Conditions conditions)
            throws IOException, ExecutionException, InterruptedException {
        try (Bench bench = Bench.open()) {
            bench.topics().create(EVENTS, 1);
            Deployment deployment = bench.deploy(setting.load(), EVENTS, Setting.GUARANTEE, Map.of(
                    "commit.interval.ms", Integer.toString(setting.commitMillis()),
                    "producer.linger.ms", Integer.toString(setting.lingerMillis())));
            try (Publisher publisher = publisher(bench, deployment, setting.swaps());
                    JavaProcess process = deployment.predictor();
                    Predictions predictions = new Predictions(bench.servers(), deployment.predictions(), process);
                    OpenLoop events = OpenLoop.start(bench.servers(), setting.load(), EVENTS, setting.rate())) {
                return new Swaps(setting, conditions, publisher.bytes(),
                        new SwapRun(setting, events, publisher).swaps(predictions));
            }
        }
    }

    private static Publisher publisher(Bench bench, Deployment deployment, int versions) {
        return new Publisher(bench.servers(), Names.of(deployment.spec()).weights(),
                Blueprint.of(deployment.spec()), versions);
    }
}
