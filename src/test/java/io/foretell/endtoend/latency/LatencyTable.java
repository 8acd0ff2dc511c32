package io.foretell.endtoend.latency;

import io.foretell.endtoend.bench.Provenance;
import java.util.Locale;
import java.util.stream.Collectors;

/** Results as a table in Markdown. */
final class LatencyTable {

    private LatencyTable() {}

    static String of(Results results) {
        return "| setting | p50, ms | p99, ms | p99.9, ms | longest, ms | p99 beside the predictor's alone |\n"
                + "|---|---|---|---|---|---|\n"
                + results.results().stream().map(LatencyTable::lines).collect(Collectors.joining())
                + "\n" + Provenance.of(results.results().stream().map(Result::conditions).toList());
    }

    private static String lines(Result result) {
        return line(result, "predictor alone", result.alone(), "")
                + line(result, "training beside it", result.training(),
                        String.format(Locale.ROOT, "**%.2f**", result.ratio()));
    }

    private static String line(Result result, String who, Figures figures, String ratio) {
        Setting setting = result.setting();
        return String.format(Locale.ROOT,
                "| %s, commits each %,d ms, H = %d, %,d keys, %,d events/s: %s | %.1f | %.1f | %.1f | %.1f | %s |%n",
                setting.guarantee(), result.commitMillis(), setting.hidden(), setting.keys(), setting.rate(), who,
                figures.p50(), figures.p99(), figures.p999(), figures.most(), ratio);
    }
}
