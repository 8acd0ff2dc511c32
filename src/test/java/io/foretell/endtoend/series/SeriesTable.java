package io.foretell.endtoend.series;

import io.foretell.endtoend.bench.Provenance;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A series as a table in Markdown. */
final class SeriesTable {

    private static final double MILLION = 1e6;

    private SeriesTable() {}

    static String of(Series series) {
        return String.format(Locale.ROOT, "| events so far (%s, H = %d, %,d keys) | events/s | CPU µs per event |"
                        + " live heap, MB | resident, MB | open files | threads |%n|---|---|---|---|---|---|---|%n",
                        series.guarantee(), series.hidden(), series.keys())
                + series.stretches().stream().map(SeriesTable::line).collect(Collectors.joining())
                + "\n" + Provenance.of(List.of(series.conditions()));
    }

    private static String line(Stretch stretch) {
        Footprint footprint = stretch.footprint();
        return String.format(Locale.ROOT, "| %,d | %,.0f | %.1f | %.1f | %.0f | %d | %d |%n",
                stretch.events(), stretch.eventsPerSecond(), stretch.cpuMicros(), stretch.heapBytes() / MILLION,
                footprint.residentBytes() / MILLION, footprint.files(), footprint.threads());
    }
}
