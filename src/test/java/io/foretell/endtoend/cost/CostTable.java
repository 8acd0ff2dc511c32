package io.foretell.endtoend.cost;

import io.foretell.endtoend.bench.Provenance;
import java.util.Locale;
import java.util.stream.Collectors;

/** Results as a table in Markdown. */
final class CostTable {

    private CostTable() {}

    static String of(Results results) {
        return "| setting | Foretell, events/s | pass-through, events/s | Foretell's share, median (least–most) |"
                + " CPU µs per event, Foretell / pass-through | Foretell's CPU per event, of one thread's (least–most) |\n"
                + "|---|---|---|---|---|---|\n"
                + results.results().stream().map(CostTable::line).collect(Collectors.joining())
                + "\n" + Provenance.of(results.results().stream().map(Result::conditions).toList());
    }

    private static String line(Result result) {
        return String.format(Locale.ROOT, "| %s | %,.0f | %,.0f | **%.2f** (%.2f–%.2f) | %.1f / %.1f | %s |%n",
                result.setting().title(),
                result.median(pair -> pair.foretell().eventsPerSecond()),
                result.median(pair -> pair.passThrough().eventsPerSecond()),
                result.median(Pair::speed), result.least(Pair::speed), result.most(Pair::speed),
                result.median(pair -> pair.foretell().cpuMicros()),
                result.median(pair -> pair.passThrough().cpuMicros()),
                ofOneThread(result));
    }

    private static String ofOneThread(Result result) {
        return result.setting().threads() == 1 ? "" : String.format(Locale.ROOT, "%.2f (%.2f–%.2f)",
                result.median(Pair::ofOneThread), result.least(Pair::ofOneThread), result.most(Pair::ofOneThread));
    }
}
