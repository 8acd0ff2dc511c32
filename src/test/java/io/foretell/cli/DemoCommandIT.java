package io.foretell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DemoCommandIT {

    @Test
    void fewThousandEvents_endInASummaryAndLeaveNothingBehind() throws IOException {
        List<Path> before = temporaryFolders();
        StringWriter out = new StringWriter();
        CommandLine command = Foretell.commandLine().setOut(new PrintWriter(out));

        int exit = command.execute("demo", "--limit", "4000");

        assertThat(exit).isZero();
        assertThat(out.toString()).contains(
                "Foretell demo: 47 real series",
                "Summary: 4,000 events in ",
                " 3,953 forecasts scored, ", // every series' first event has no forecast
                " series; its error is ",
                "Of the 10 most surprising events, ");
        assertThat(out.toString()).doesNotContain("\u001b"); // nothing is drawn in place where nobody looks
        assertThat(temporaryFolders()).isEqualTo(before);
    }

    private static List<Path> temporaryFolders() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("foretell-demo")).sorted().toList();
        }
    }
}
