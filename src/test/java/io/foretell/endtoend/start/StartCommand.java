package io.foretell.endtoend.start;

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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code benchmarks/endtoend/run start}. */
@Command(name = "start", description = "From ./foretell run to its first prediction, the start of Java included.")
public final class StartCommand implements Callable<Integer> {

    private static final int STARTS = 7;
    private static final int QUICK_STARTS = 1;

    private final Path root;
    private final Documents<Starts> documents;

    @Mixin
    private Run run;

    /** @param root of the repository */
    public StartCommand(Path root) {
        this.root = root;
        documents = documents(root);
    }

    /** What this one makes. */
    public static Documents<Starts> documents(Path root) {
        return new Documents<>(root, "start", Starts.class, StartTable::of);
    }

    @Override
    public Integer call() throws InterruptedException {
        return run.carryOut(documents, this::measure);
    }

    private void measure(Conditions conditions) throws IOException, ExecutionException, InterruptedException {
        Path script = root.resolve("foretell");
        build(script);
        List<Double> first = new ArrayList<>();
        List<Double> restart = new ArrayList<>();
        try (Bench bench = Bench.open()) {
            new StartRun(bench, script, "warm").start(); // the broker; what is measured is a new process
            for (int n = 0; n < (run.quick() ? QUICK_STARTS : STARTS); n++) {
                StartRun deployment = new StartRun(bench, script, "sensors-" + n);
                first.add(deployment.start());
                restart.add(deployment.start());
                run.note("first start %.2f s, started again %.2f s", first.get(n), restart.get(n));
            }
        }
        if (!run.quick()) {
            documents.results().write(new Starts(conditions, first, restart));
        }
    }

    /** The script builds what is out of date, once. */
    private static void build(Path script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(script.toAbsolutePath().toString(), "--version").inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException("foretell: could not be built, see above");
        }
    }
}
