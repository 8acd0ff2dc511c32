package io.foretell.measure;

import io.foretell.lstm.kernel.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What figures were measured on; it bears on the seconds alone, never on what is forecast. */
public record Machine(String processor, int cores, String java, String kernel) {

    private static final Path LINUX = Path.of("/proc/cpuinfo");

    public static Machine here() throws IOException {
        return new Machine(cpu(), Runtime.getRuntime().availableProcessors(), Runtime.version().toString(),
                Kernels.best().name());
    }

    private static String cpu() throws IOException {
        if (!Files.isReadable(LINUX)) {
            return System.getProperty("os.arch");
        }
        try (var lines = Files.lines(LINUX)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
