package io.foretell.endtoend.start;

import io.foretell.endtoend.bench.Bench;
import io.foretell.endtoend.bench.Deployment;
import io.foretell.endtoend.bench.JavaProcess;
import io.foretell.endtoend.bench.Load;
import io.foretell.endtoend.bench.Predictions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** A deployment that is started, stopped, and started again. */
final class StartRun {

    private static final Load LOAD = new Load(64, 100);
    private static final int EVENTS = 1000; // before the first start, and again before the second

    private final Bench bench;
    private final Path script;
    private final Deployment deployment;
    private long predicted;

    /** @param script {@code foretell}, which has built what it runs */
    StartRun(Bench bench, Path script, String events) throws IOException, ExecutionException, InterruptedException {
        this.bench = bench;
        this.script = script;
        bench.topics().create(events, 1);
        deployment = bench.deploy(LOAD, events, "exactly-once", Map.of());
    }

    /** Seconds from the command to the first new prediction that can be read. It is stopped when all have been read. */
    double start() throws IOException {
        bench.topics().feed(deployment.spec().input().topic(), LOAD, EVENTS);
        long before = predicted;
        long[] first = new long[1];
        long start = System.nanoTime();
        Path output = deployment.folder().resolve("start-" + before + ".txt");
        try (JavaProcess process = JavaProcess.start(output, command());
                Predictions predictions = new Predictions(bench.servers(), deployment.predictions(), process)) {
            while (predicted < before + EVENTS) {
                predicted = predictions.poll((event, prediction, now) -> first[0] = event == before ? now : first[0]);
            }
        }
        return (first[0] - start) / 1e9;
    }

    private List<String> command() {
        return List.of(script.toAbsolutePath().toString(), "run", "--spec", deployment.file().toString());
    }
}
