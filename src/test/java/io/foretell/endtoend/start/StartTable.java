package io.foretell.endtoend.start;

import io.foretell.endtoend.bench.Median;
import io.foretell.endtoend.bench.Provenance;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Starts as a table in Markdown. */
final class StartTable {

    private StartTable() {}

    static String of(Starts starts) {
        return "| start | s to the first prediction, median (least–most) | of |\n|---|---|---|\n"
                + line("of a new deployment: its topics are created", starts.first())
                + line("again, after a stop", starts.restart())
                + "\n" + Provenance.of(List.of(starts.conditions()));
    }

    private static String line(String which, List<Double> seconds) {
        return String.format(Locale.ROOT, "| %s | **%.1f** (%.1f–%.1f) | %d |%n", which,
                Median.of(seconds), Collections.min(seconds), Collections.max(seconds), seconds.size());
    }
}
