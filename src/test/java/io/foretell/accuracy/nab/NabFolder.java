package io.foretell.accuracy.nab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A checkout of NAB, or its {@code data/} and {@code labels/} alone. */
final class NabFolder {

    private static final String LABELS = "labels/combined_windows.json";

    private final Path data;
    private final JsonNode labels; // by file: a list of first and last time

    private NabFolder(Path data, JsonNode labels) {
        this.data = data;
        this.labels = labels;
    }

    /**
     * Every labelled series, by name.
     *
     * @throws IOException if the folder is not NAB's; the message is for the user
     */
    static List<LabelledSeries> read(Path folder) throws IOException {
        Path data = folder.resolve("data");
        Path windows = folder.resolve(LABELS);
        if (!Files.isDirectory(data) || !Files.isRegularFile(windows)) {
            throw new IOException("data: folder=" + folder + ", needed are data/ and " + LABELS + " in it");
        }
        NabFolder nab = new NabFolder(data, new ObjectMapper().readTree(windows.toFile()));
        List<LabelledSeries> all = new ArrayList<>();
        for (String name : nab.names()) {
            all.add(nab.series(name));
        }
        return all;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        labels.fieldNames().forEachRemaining(names::add);
        return names.stream().sorted().toList();
    }

    /** Of lines {@code 2014-04-10 07:15:00,91.958} below a header. */
    private LabelledSeries series(String name) throws IOException {
        List<String> times = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (Stream<String> lines = Files.lines(data.resolve(name))) {
            lines.skip(1).forEach(line -> {
                int comma = line.indexOf(',');
                times.add(iso(line.substring(0, comma)));
                values.add(line.substring(comma + 1));
            });
        }
        List<Window> windows = new ArrayList<>();
        for (JsonNode ends : labels.get(name)) {
            windows.add(new Window(row(name, ends.get(0), times), row(name, ends.get(1), times)));
        }
        return new LabelledSeries(new Series(name, times.size(), windows), times, values);
    }

    private static int row(String name, JsonNode time, List<String> times) throws IOException {
        int row = times.indexOf(iso(time.textValue()));
        if (row < 0) {
            throw new IOException("labels: series=" + name + ", time=" + time + " is in no row");
        }
        return row;
    }

    /** Labels have {@code 2014-04-10 07:15:00.000000}. */
    private static String iso(String time) {
        return time.split("\\.")[0].replace(' ', 'T') + "Z";
    }
}
