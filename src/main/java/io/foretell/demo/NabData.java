package io.foretell.demo;

import io.foretell.event.EventFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The 47 real series of the Numenta Anomaly Benchmark (Lavin and Ahmad 2015; MIT licence, {@code nab-LICENSE.txt}),
 * one row of each in turn, as {@code tools/bundle-nab.py} packs them into this program.
 */
public final class NabData {

    /** Rows of all series together. */
    public static final long ROWS = 321_206;

    private NabData() {}

    /** Unpacks the rows into {@code folder} and opens them. */
    static EventFile open(Path folder) throws IOException {
        Path file = folder.resolve("nab.csv.gz");
        try (InputStream in = resource("nab.csv.gz")) {
            Files.copy(in, file);
        }
        return EventFile.open(file, Optional.empty());
    }

    /** The text of one of the demo's resources. */
    static String text(String name) {
        try (InputStream in = resource(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("resource cannot be read: name=" + name, e);
        }
    }

    private static InputStream resource(String name) {
        InputStream in = NabData.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("resource is missing from this build: name=" + name);
        }
        return in;
    }
}
