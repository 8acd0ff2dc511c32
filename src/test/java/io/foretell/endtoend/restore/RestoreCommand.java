package io.foretell.endtoend.restore;

import io.foretell.endtoend.bench.Bench;
import io.foretell.endtoend.bench.Deployment;
import io.foretell.endtoend.bench.Documents;
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

/** {@code benchmarks/endtoend/run restore}. */
@Command(
        name = "restore",
        description = "States of a million keys from the changelog, beside a plain store of equal bytes, in turns.")
public final class RestoreCommand implements Callable<Integer> {

    private static final String EVENTS = "sensors";
    private static final int HIDDEN = 64;
    private static final int KEYS = 1_000_000;
    private static final int QUICK_KEYS = 50_000;
    private static final int PAIRS = 3;

    private final Documents<Restorations> documents;

    @Mixin
    private Run run;

    /** @param root of the repository */
    public RestoreCommand(Path root) {
        documents = documents(root);
    }

    /** What this one makes. */
    public static Documents<Restorations> documents(Path root) {
        return new Documents<>(root, "restore", Restorations.class, RestoreTable::of);
    }

    @Override
    public Integer call() throws InterruptedException {
        return run.carryOut(documents, this::measure);
    }

    private void measure(Conditions conditions) throws IOException, ExecutionException, InterruptedException {
        Load load = new Load(HIDDEN, run.quick() ? QUICK_KEYS : KEYS);
        try (Bench bench = Bench.open()) {
            bench.topics().create(EVENTS, 1);
            bench.topics().feed(EVENTS, load, load.keys()); // one event of each key
            Restoring passThrough = filled(bench, load, Deployment::passThrough);
            Restoring foretell = filled(bench, load, Deployment::predictor);
            Restorations all = new Restorations(conditions, HIDDEN, foretell.bytes(bench.topics()),
                    passThrough.bytes(bench.topics()), pairs(foretell, passThrough));
            if (!run.quick()) {
                documents.results().write(all);
            }
        }
    }

    private static Restoring filled(Bench bench, Load load, Restoring.Start start)
            throws IOException, ExecutionException, InterruptedException {
        Restoring restoring = new Restoring(bench.deploy(load, EVENTS, "exactly-once", Map.of()), start);
        restoring.fill(bench.topics(), load.keys());
        return restoring;
    }

    private List<Pair> pairs(Restoring foretell, Restoring passThrough) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        for (int n = 0; n < (run.quick() ? 1 : PAIRS); n++) {
            Restored plain = passThrough.restore();
            Pair pair = new Pair(foretell.restore(), plain);
            pairs.add(pair);
            run.note("Foretell %,d keys in %.1f s, plain store %,d in %.1f s, share %.2f", pair.foretell().keys(),
                    pair.foretell().seconds(), plain.keys(), plain.seconds(), pair.speed());
        }
        return pairs;
    }
}
