package io.foretell.endtoend.latency;

import io.foretell.endtoend.bench.Bench;
import io.foretell.endtoend.bench.Deployment;
import io.foretell.endtoend.bench.JavaProcess;
import io.foretell.endtoend.bench.OpenLoop;
import io.foretell.endtoend.bench.Predictions;
import io.foretell.endtoend.bench.Quantiles;
import io.foretell.endtoend.bench.Schedule;
import io.foretell.measure.Conditions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** A predictor alone, then one with a trainer, each a fresh deployment that gets the same events at the same rate. */
final class LatencyRun {

    private final Setting setting;
    private final Bench bench;
    private int topics;

    LatencyRun(Setting setting, Bench bench) {
        this.setting = setting;
        this.bench = bench;
    }

    Result result(Conditions conditions) throws IOException, ExecutionException, InterruptedException {
        Deployment first = deploy();
        Figures alone;
        try (JavaProcess process = first.predictor()) {
            alone = clock(process, first);
        }
        Deployment second = deploy();
        try (JavaProcess process = second.foretell()) {
            Pair pair = new Pair(alone, clock(process, second));
            return new Result(setting, conditions, first.commitMillis(), List.of(pair));
        }
    }

    private Deployment deploy() throws IOException, ExecutionException, InterruptedException {
        String events = "sensors-" + topics++;
        bench.topics().create(events, 1);
        return bench.deploy(setting.load(), events, setting.guarantee(), Map.of());
    }

    private Figures clock(JavaProcess process, Deployment deployment) throws IOException {
        String servers = bench.servers();
        String topic = deployment.spec().input().topic();
        try (Predictions predictions = new Predictions(servers, deployment.predictions(), process);
                OpenLoop events = OpenLoop.start(servers, setting.load(), topic, setting.rate())) {
            return clock(predictions, events.schedule());
        }
    }

    private Figures clock(Predictions predictions, Schedule schedule) throws IOException {
        int first = (int) schedule.within(setting.warmup());
        long[] nanos = new long[(int) schedule.within(setting.seconds())];
        long read = 0;
        while (read < first + nanos.length) {
            read = predictions.poll((event, prediction, now) -> {
                if (event >= first && event < first + nanos.length) {
                    nanos[(int) event - first] = now - schedule.due(event);
                }
            });
        }
        return Figures.of(new Quantiles(nanos));
    }
}
