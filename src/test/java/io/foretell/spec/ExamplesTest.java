package io.foretell.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

    private static final Path FOLDER = Path.of("examples");

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @Test
    void folder_holdsExamples() throws IOException {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void example_isValidAndNamedAsItsFile(Path file) {
        Spec spec = SpecReader.read(file, Map.of());
        assertThat(file.getFileName()).hasToString(spec.name() + ".yaml");
    }

    @Test
    void students_predictPerSkill() {
        Spec spec = SpecReader.read(FOLDER.resolve("students.yaml"), Map.of());
        assertThat(spec.target()).isEqualTo(new Target.Binary("correct",
                Optional.of(new Feature.Category("skill", new Vocabulary.Open(200)))));
    }
}
