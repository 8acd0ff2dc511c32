package io.foretell.endtoend.cost;

import io.foretell.endtoend.bench.Bench;
import io.foretell.endtoend.bench.Deployment;
import io.foretell.endtoend.bench.JavaProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** All of a setting's events on one topic, which contestants read one after the other, each from the start. */
final class CostRun {

    private static final String EVENTS = "sensors";

    private final Setting setting;
    private final Bench bench;

    CostRun(Setting setting, Bench bench) throws ExecutionException, InterruptedException {
        this.setting = setting;
        this.bench = bench;
        bench.topics().create(EVENTS, setting.threads());
        bench.topics().feed(EVENTS, setting.load(), setting.warmup() + setting.events());
    }

    Pair pair() throws IOException, ExecutionException, InterruptedException {
        Figures passThrough = run(Deployment::passThrough, setting.threads());
        Figures foretell = run(Deployment::predictor, setting.threads());
        return new Pair(foretell, passThrough,
                setting.threads() == 1 ? List.of() : List.of(run(Deployment::predictor, 1)));
    }

    /** How a contestant is started. */
    private interface Start {

        JavaProcess of(Deployment deployment) throws IOException;
    }

    private Figures run(Start contestant, int threads)
            throws IOException, ExecutionException, InterruptedException {
        Deployment deployment = bench.deploy(setting.load(), EVENTS, setting.guarantee(),
                Map.of("num.stream.threads", Integer.toString(threads)));
        bench.topics().create(deployment.predictions(), setting.threads());
        try (JavaProcess process = contestant.of(deployment)) {
            return clock(process, deployment.predictions());
        }
    }

    private Figures clock(JavaProcess process, String topic)
            throws IOException, ExecutionException, InterruptedException {
        long first = bench.topics().await(process, topic, setting.warmup());
        long start = System.nanoTime();
        Duration cpu = process.cpu();
        long last = bench.topics().await(process, topic, setting.warmup() + setting.events());
        double seconds = (System.nanoTime() - start) / 1e9;
        double events = last - first;
        return new Figures(events / seconds, process.cpu().minus(cpu).toNanos() / 1e3 / events);
    }
}
