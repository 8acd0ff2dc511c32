package io.foretell.accuracy;

import io.foretell.evaluate.Protocol;
import io.foretell.evaluate.Replay;
import io.foretell.evaluate.Report;
import io.foretell.event.EventFile;
import io.foretell.snapshot.Blueprint;
import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Files that are replayed in one pass, test-then-train, each row scored with the forecast that was made before it. The
 * column {@code scored} marks the rows that count; the model does not see it.
 *
 * @param files   beneath the data folder
 * @param scoring begins a new pass
 */
record ReplayBenchmark(
        String name, List<String> files, int seeds, Supplier<Scoring> scoring, List<Published> published)
        implements Benchmark {

    private static final Optional<String> COUNTS = Optional.of("scored");

    @Override
    public boolean shows(Variant variant, Setting setting) throws IOException {
        return variant == Variant.WHOLE || variant.changes(yaml(setting));
    }

    private String yaml(Setting setting) throws IOException {
        return Files.readString(setting.specs().resolve(name + ".yaml"));
    }

    @Override
    public List<Pass> run(Setting setting) throws IOException {
        Spec spec = SpecReader.read(setting.variant().of(yaml(setting)), Map.of());
        List<Pass> passes = new ArrayList<>();
        for (String file : files) {
            for (long seed = 1; seed <= setting.seeds(); seed++) {
                Pass pass = pass(setting, file, spec.withSeed(seed));
                setting.log().accept(String.format(Locale.ROOT, "%s, %s, seed %d: %s, %.1f s", name,
                        setting.variant().name(), seed, pass.run().figures().get("model"), pass.run().seconds()));
                passes.add(pass);
            }
        }
        return passes;
    }

    private Pass pass(Setting setting, String file, Spec spec) throws IOException {
        long start = System.nanoTime();
        Replay replay = new Replay(Blueprint.of(spec), Protocol.of(spec, OptionalLong.empty()), setting.variant().recipe());
        Scoring scores = scoring.get();
        long event = 0;
        try (EventFile rows = EventFile.open(setting.data().resolve(file), COUNTS)) {
            for (long row = 0; row < setting.rows() && rows.hasNext(); row++) {
                EventFile.Row next = rows.next();
                event++;
                scores.take(new Outcome(event, next.scored(), replay.take(next).orElseThrow(() -> new IOException(
                        "events: file=" + file + ", line=" + next.line() + " is no event by the benchmark's spec"))));
            }
        }
        Report report = replay.report();
        Findings findings = scores.findings(report);
        double seconds = Math.rint((System.nanoTime() - start) / 1e8) / 10;
        Run run = new Run(file, spec.seed(), event, report.scored(), seconds, findings.figures());
        return new Pass(run, findings.curves());
    }
}
