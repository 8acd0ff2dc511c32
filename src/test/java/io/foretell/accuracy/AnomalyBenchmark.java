package io.foretell.accuracy;

import io.foretell.accuracy.nab.NabBenchmark;
import io.foretell.accuracy.nab.NabResult;
import io.foretell.evaluate.Entry;
import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Surprise as the anomaly score of the Numenta Anomaly Benchmark: its score by profile, 0 as good as no alarm at all,
 * 100 perfect. All rows count.
 */
record AnomalyBenchmark(int seeds, List<Published> published) implements Benchmark {

    private static final String NAME = "nab";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean shows(Variant variant, Setting setting) throws IOException {
        return variant == Variant.WHOLE || variant.changes(yaml(setting));
    }

    private static String yaml(Setting setting) throws IOException {
        return Files.readString(setting.specs().resolve(NAME + ".yaml"));
    }

    /** Always of all rows: the windows of anomalies are of whole series. */
    @Override
    public List<Pass> run(Setting setting) throws IOException {
        Spec spec = SpecReader.read(setting.variant().of(yaml(setting)), Map.of());
        Path data = setting.data().resolve(NAME);
        List<Pass> passes = new ArrayList<>();
        for (long seed = 1; seed <= setting.seeds(); seed++) {
            Pass pass = new Pass(run(NabBenchmark.run(data, spec.withSeed(seed), setting.variant().recipe())), Map.of());
            setting.log().accept(String.format(Locale.ROOT, "%s, %s, seed %d: %s, %.1f s", NAME,
                    setting.variant().name(), seed, pass.run().figures().get(Entry.MODEL), pass.run().seconds()));
            passes.add(pass);
        }
        return passes;
    }

    static Run run(NabResult result) {
        Map<String, Double> scores = new LinkedHashMap<>();
        result.profiles().forEach((profile, verdict) -> scores.put(profile, verdict.score()));
        return new Run(NAME, result.seed(), result.events(), result.events(), result.seconds(),
                Map.of(Entry.MODEL, Findings.determined(scores)));
    }
}
