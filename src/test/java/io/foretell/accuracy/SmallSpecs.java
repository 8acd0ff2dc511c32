package io.foretell.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The benchmarks' specs with a small model that learns little, so that tests are fast. */
final class SmallSpecs {

    private static final Path SPECS = Path.of("benchmarks", "accuracy", "specs");
    private static final String TRAINING = "{every: 100 events, steps: 1, batch: 2, window: 12, burn-in: 1}";

    private SmallSpecs() {}

    static void write(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        String text = Files.readString(SPECS.resolve(name + ".yaml"))
                .replaceAll("hidden: \\d+", "hidden: 4")
                .replaceAll("training: \\{.*}", "training: " + TRAINING);
        Files.writeString(folder.resolve(name + ".yaml"), text);
    }
}
