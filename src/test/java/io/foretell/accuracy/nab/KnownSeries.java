package io.foretell.accuracy.nab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Names, lengths and windows of the benchmark's 58 series, without their values: a test of the scoring needs no more.
 * From {@code data/} and {@code labels/combined_windows.json} of NAB 1.1 (MIT licence, {@code nab-LICENSE.txt} beside
 * the demo's series).
 */
final class KnownSeries {

    private KnownSeries() {}

    /** Lines of {@code name,rows,first-last first-last …}. */
    static List<Series> all() throws IOException {
        try (InputStream in = KnownSeries.class.getResourceAsStream("series.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(KnownSeries::series).toList();
        }
    }

    private static Series series(String line) {
        String[] cells = line.split(",", -1);
        List<Window> windows = new ArrayList<>();
        for (String window : cells[2].isEmpty() ? new String[0] : cells[2].split(" ")) {
            String[] ends = window.split("-");
            windows.add(new Window(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])));
        }
        return new Series(cells[0], Integer.parseInt(cells[1]), windows);
    }
}
