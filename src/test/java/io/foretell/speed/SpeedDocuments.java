package io.foretell.speed;

import io.foretell.measure.MarkedSection;
import io.foretell.measure.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of results, one for each JDK, and the tables that are made of them alone. */
public final class SpeedDocuments {

    private static final String SUFFIX = ".json";

    private final Path root;
    private final Path folder; // of the results

    /** @param root of the repository */
    SpeedDocuments(Path root) {
        this.root = root;
        folder = root.resolve("benchmarks/speed/results");
    }

    /** {@code benchmarks/speed/run --report}, in the repository's root. */
    public static void main(String[] arguments) throws IOException {
        new SpeedDocuments(Path.of("")).write();
    }

    void write() throws IOException {
        readme().write(section());
    }

    void keep(int jdk, Speeds speeds) throws IOException {
        file("jdk-" + jdk).write(speeds);
    }

    MarkedSection readme() {
        return new MarkedSection(root.resolve("README.md"), "speed", "benchmarks/speed/run");
    }

    String section() throws IOException {
        List<Speeds> all = results();
        if (all.isEmpty()) {
            return "No benchmark has been run yet.\n";
        }
        return all.stream().map(SpeedTable::of).collect(Collectors.joining("\n"));
    }

    /** The oldest JDK first. */
    private List<Speeds> results() throws IOException {
        List<Speeds> read = new ArrayList<>();
        for (String name : names()) {
            file(name).read().ifPresent(read::add);
        }
        read.sort(Comparator.comparing(
                speeds -> Runtime.Version.parse(speeds.conditions().machine().java())));
        return read;
    }

    private List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }

    private ResultFile<Speeds> file(String name) {
        return new ResultFile<>(folder, name, Speeds.class);
    }
}
