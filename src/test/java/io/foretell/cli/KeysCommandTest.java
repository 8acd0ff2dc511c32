package io.foretell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int keys(Path file) {
        return Foretell.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute("keys", "--private-key", file.toString());
    }

    @Test
    void whatIsPrinted_goesIntoASpec_andTheKeyStaysInItsFile() throws IOException {
        Path file = folder.resolve("key");
        assertThat(keys(file)).isZero();
        String key = Files.readString(file).strip();
        Spec spec = SpecReader.read(
                Files.readString(Path.of("examples/taxi.yaml")) + out, Map.of("FORETELL_KEY", key));
        assertThat(spec.trust().privateKey()).isPresent();
        assertThat(out.toString()).doesNotContain(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void keyThatIsThere_isNotOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "in use");
        assertThat(keys(file)).isEqualTo(1);
        assertThat(err.toString()).contains("file is already there").doesNotContain("Exception");
        assertThat(file).hasContent("in use");
    }
}
