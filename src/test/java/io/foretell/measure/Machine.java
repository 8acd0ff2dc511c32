package io.foretell.measure;

import io.foretell.lstm.kernel.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What figures were measured on; it bears on the seconds alone, never on what is forecast. */
public record Machine(String processor, int cores, String java, String kernel) {

    private static final Path LINUX = Path.of("/proc/cpuinfo");

    public static Machine here() throws IOException {
        return new Machine(cpu(), Runtime.getRuntime().availableProcessors(), Runtime.version().toString(),
                Kernels.best().name());
    }

    /** Its name, and what tells processors apart that are called the same: many a hypervisor leaves out the rest. */
    private static String cpu() throws IOException {
        if (!Files.isReadable(LINUX)) {
            return System.getProperty("os.arch");
        }
        List<String> lines = Files.readAllLines(LINUX);
        String name = field(lines, "model name").orElse(System.getProperty("os.arch"));
        Optional<String> family = field(lines, "cpu family");
        Optional<String> model = field(lines, "model");
        return family.isEmpty() || model.isEmpty()
                ? name
                : "%s (family %s, model %s)".formatted(name, family.get(), model.get());
    }

    private static Optional<String> field(List<String> lines, String name) {
        return lines.stream()
                .map(line -> line.split(":", 2))
                .filter(field -> field.length == 2 && field[0].strip().equals(name))
                .map(field -> field[1].strip())
                .findFirst();
    }
}
