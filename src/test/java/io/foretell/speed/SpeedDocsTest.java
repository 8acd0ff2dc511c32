package io.foretell.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown is what the results' files hold. To write it anew: {@code benchmarks/speed/run --report} */
class SpeedDocsTest {

    @TempDir
    private Path root;

    @Test
    void readme_showsTheResults() throws IOException {
        SpeedDocuments documents = new SpeedDocuments(Path.of(""));
        assertThat(documents.readme().read())
                .as("to write it anew: benchmarks/speed/run --report")
                .isEqualTo(documents.section());
    }

    @Test
    void report_isOfTheFilesAloneTheOldestJdkFirst() throws IOException {
        Files.writeString(root.resolve("README.md"),
                "<!-- speed: made by benchmarks/speed/run -->\n<!-- /speed -->\n");
        SpeedDocuments documents = new SpeedDocuments(root);
        documents.write();
        assertThat(documents.readme().read()).isEqualTo("No benchmark has been run yet.\n");
        documents.keep(25, SpeedTableTest.speeds("25.0.1"));
        documents.keep(17, SpeedTableTest.speeds("17.0.15"));
        documents.write();
        assertThat(documents.readme().read()).isEqualTo(
                SpeedTable.of(SpeedTableTest.speeds("17.0.15")) + "\n"
                        + SpeedTable.of(SpeedTableTest.speeds("25.0.1")));
    }
}
