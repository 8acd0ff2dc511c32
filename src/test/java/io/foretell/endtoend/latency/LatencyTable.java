package io.foretell.endtoend.latency;

import io.foretell.endtoend.bench.Provenance;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Results as a table in Markdown. */
final class LatencyTable {

    private LatencyTable() {}

    static String of(Results results) {
        return "| setting | p50, ms | p99, ms | p99.9, ms | longest, ms | p99, of the predictor's alone (least–most) |\n"
                + "|---|---|---|---|---|---|\n"
                + results.results().stream().map(LatencyTable::lines).collect(Collectors.joining())
                + "\nRuns of each: " + pairs(results) + "; the figures are their medians. "
                + Provenance.of(results.results().stream().map(Result::conditions).toList());
    }

    private static String pairs(Results results) {
        return results.results().stream()
                .map(result -> Integer.toString(result.pairs().size()))
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private static String lines(Result result) {
        return line(result, "predictor alone", Pair::alone, "")
                + line(result, "training beside it", Pair::training, String.format(Locale.ROOT, "**%.2f** (%.2f–%.2f)",
                        result.median(Pair::ratio), result.least(Pair::ratio), result.most(Pair::ratio)));
    }

    private static String line(Result result, String who, Function<Pair, Figures> run, String ratio) {
        Setting setting = result.setting();
        return String.format(Locale.ROOT,
                "| %s, commits each %,d ms, H = %d, %,d keys, %,d events/s: %s | %.1f | %.1f | %.1f | %.1f | %s |%n",
                setting.guarantee(), result.commitMillis(), setting.hidden(), setting.keys(), setting.rate(), who,
                result.median(pair -> run.apply(pair).p50()), result.median(pair -> run.apply(pair).p99()),
                result.median(pair -> run.apply(pair).p999()), result.median(pair -> run.apply(pair).most()), ratio);
    }
}
