package io.foretell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ForetellTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void noCommand_showsThemAllAndFails() {
        assertThat(execute()).isEqualTo(2);
        assertThat(err.toString()).contains("check", "evaluate", "demo", "run", "broker", "reset");
    }

    @Test
    void unknownPart_isRefusedWithThoseThatThereAre() {
        assertThat(execute("run", "--only", "sleep")).isEqualTo(2);
        assertThat(err.toString()).contains("predict").contains("train");
    }

    @Test
    void missingSpec_isNamedWithoutAStackTrace() {
        String spec = folder.resolve("none.yaml").toString();
        for (String command : new String[] {"run", "reset"}) {
            assertThat(execute(command, "--spec", spec)).isEqualTo(1);
            assertThat(err.toString()).contains(spec).doesNotContain("\tat ");
        }
    }

    @Test
    void takenPort_isNamedWithoutAStackTrace() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(execute("broker", "--port", port, "--data", folder.toString())).isEqualTo(1);
            assertThat(err.toString()).contains("port=" + port).doesNotContain("\tat ");
        }
    }

    private int execute(String... arguments) {
        CommandLine commandLine = Foretell.commandLine();
        commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }
}
