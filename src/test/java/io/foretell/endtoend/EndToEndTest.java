package io.foretell.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.endtoend.bench.Documents;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class EndToEndTest {

    @TestFactory
    Stream<DynamicTest> readme_showsTheResults() {
        return EndToEnd.documents(Path.of("")).stream()
                .map(documents -> DynamicTest.dynamicTest(documents.name(), () -> shows(documents)));
    }

    private static void shows(Documents<?> documents) throws Exception {
        assertThat(documents.section().read())
                .as("to write it anew: benchmarks/endtoend/run " + documents.name() + " --report")
                .isEqualTo(documents.content());
    }
}
