package io.foretell.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkedSectionTest {

    private static final String DOCUMENT = """
            before
            <!-- accuracy: made by benchmarks/accuracy/run -->
            old
            <!-- /accuracy -->
            after
            """;

    @TempDir
    private Path folder;

    @Test
    void whatIsWritten_isReadAndTheRestStays() throws IOException {
        Path document = Files.writeString(folder.resolve("README.md"), DOCUMENT);
        MarkedSection section = new MarkedSection(document, "accuracy", "benchmarks/accuracy/run");
        assertThat(section.read()).isEqualTo("old\n");
        section.write("new, $1\n");
        assertThat(section.read()).isEqualTo("new, $1\n");
        assertThat(document).hasContent(DOCUMENT.replace("old", "new, $1"));
    }

    @Test
    void documentWithoutTheMarks_isRefused() throws IOException {
        Path document = Files.writeString(folder.resolve("README.md"), "nothing\n");
        assertThatThrownBy(() -> new MarkedSection(document, "accuracy", "benchmarks/accuracy/run").write("new\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is to hold once: <!-- accuracy");
    }
}
