package io.foretell.endtoend;

import java.util.Locale;
import java.util.stream.Collectors;

/** Results as a table in Markdown. */
final class CostTable {

    private CostTable() {}

    static String of(Results results) {
        if (results.results().isEmpty()) {
            return "Nothing has been measured yet.\n";
        }
        return "| setting | Foretell, events/s | pass-through, events/s | Foretell's share, median (least–most) |"
                + " CPU µs per event, Foretell / pass-through |\n|---|---|---|---|---|\n"
                + results.results().stream().map(CostTable::line).collect(Collectors.joining())
                + "\n" + results.results().stream().map(CostTable::conditions).distinct().collect(Collectors.joining());
    }

    private static String line(Result result) {
        return String.format(Locale.ROOT, "| %s | %,.0f | %,.0f | **%.2f** (%.2f–%.2f) | %.1f / %.1f |%n",
                result.setting().title(),
                result.median(pair -> pair.foretell().eventsPerSecond()),
                result.median(pair -> pair.passThrough().eventsPerSecond()),
                result.median(Pair::speed), result.least(Pair::speed), result.most(Pair::speed),
                result.median(pair -> pair.foretell().cpuMicros()),
                result.median(pair -> pair.passThrough().cpuMicros()));
    }

    private static String conditions(Result result) {
        var conditions = result.conditions();
        var machine = conditions.machine();
        return "Measured on %s, %s, %d cores, Java %s, code %s.%n".formatted(
                conditions.date(), machine.processor(), machine.cores(), machine.java(), conditions.code());
    }
}
