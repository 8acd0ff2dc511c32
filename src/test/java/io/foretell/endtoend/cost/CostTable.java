package io.foretell.endtoend.cost;

import io.foretell.endtoend.bench.Provenance;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Results as a table in Markdown. */
final class CostTable {

    private CostTable() {}

    static String of(Results results) {
        return "| setting | Foretell, events/s | pass-through, events/s | Foretell's share, median (least–most) |"
                + " CPU µs per event, Foretell / pass-through | Foretell's CPU per event, of one thread's |\n"
                + "|---|---|---|---|---|---|\n"
                + results.results().stream().map(result -> line(result, results)).collect(Collectors.joining())
                + "\n" + Provenance.of(results.results().stream().map(Result::conditions).toList());
    }

    private static String line(Result result, Results all) {
        return String.format(Locale.ROOT, "| %s | %,.0f | %,.0f | **%.2f** (%.2f–%.2f) | %.1f / %.1f | %s |%n",
                result.setting().title(),
                result.median(pair -> pair.foretell().eventsPerSecond()),
                result.median(pair -> pair.passThrough().eventsPerSecond()),
                result.median(Pair::speed), result.least(Pair::speed), result.most(Pair::speed),
                cpu(result),
                result.median(pair -> pair.passThrough().cpuMicros()),
                ofOneThread(result, all).map(ratio -> String.format(Locale.ROOT, "%.2f", ratio)).orElse(""));
    }

    /** Empty for one thread, and if that was not measured under the same conditions. */
    private static Optional<Double> ofOneThread(Result result, Results all) {
        return all.results().stream()
                .filter(one -> result.setting().threads() > 1 && one.setting().equals(result.setting().oneThread()))
                .filter(one -> one.conditions().equals(result.conditions()))
                .findFirst()
                .map(one -> cpu(result) / cpu(one));
    }

    private static double cpu(Result result) {
        return result.median(pair -> pair.foretell().cpuMicros());
    }
}
