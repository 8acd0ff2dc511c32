package io.foretell.topology;

import io.foretell.spec.Spec;
import io.foretell.spec.SpecText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line in a process of its own, which a test may kill. */
final class ForetellProcess {

    private ForetellProcess() {}

    /**
     * {@code foretell run} with that spec, which is written to the folder, and further arguments; its output goes
     * there, too.
     */
    static Process run(Spec spec, Path folder, String... arguments) throws IOException {
        Path file = Files.writeString(folder.resolve("spec.yaml"), SpecText.of(spec));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dlogback.configurationFile=logback.xml", // the users' one, not the tests'
                "-cp", System.getProperty("java.class.path"),
                "io.foretell.cli.Foretell", "run", "--spec", file.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
    }
}
