package io.foretell.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown is what the results' files hold. To write it anew: {@code benchmarks/accuracy/run --report} */
class AccuracyDocsTest {

    private static final Path FOLDER = Path.of("benchmarks", "accuracy");

    private final Documents documents = new Documents(Path.of(""));

    @Test
    void readme_showsTheResults() throws IOException {
        assertThat(documents.accuracy().read())
                .as("to write it anew: benchmarks/accuracy/run --report")
                .isEqualTo(documents.section());
    }

    @Test
    void ablation_showsTheResults() throws IOException {
        assertThat(documents.ablation().read())
                .as("to write it anew: benchmarks/accuracy/run --report")
                .isEqualTo(documents.ablationSection());
    }

    @Test
    void picture_showsTheResults() throws IOException {
        assertThat(documents.picture())
                .as("to write it anew: benchmarks/accuracy/run --report")
                .hasContent(LearningCurves.of(documents.results()));
    }

    @Test
    void picture_isXmlWithAPanelForEachResult() throws Exception {
        String picture = LearningCurves.of(Map.of("taxi", ResultTest.taxi(0.06, 0.08)));
        var root = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(picture.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("svg");
        assertThat(root.getElementsByTagName("g").getLength()).isEqualTo(1);
        assertThat(root.getTextContent()).contains("Taxi demand: MAPE", "Foretell", "same time last week");
    }

    @ParameterizedTest
    @ValueSource(strings = {"taxi", "highorder", "students"})
    void spec_leavesLearningToTheDefaults(String name) throws IOException {
        Path file = FOLDER.resolve("specs").resolve(name + ".yaml");
        Spec spec = SpecReader.read(file, Map.of());
        assertThat(spec.name()).isEqualTo(name);
        JsonNode yaml = new YAMLMapper().readTree(file.toFile());
        assertThat(yaml.get("training").fieldNames()).toIterable().containsExactly("every");
        assertThat(yaml.get("lstm").fieldNames()).toIterable().containsExactly("hidden");
    }
}
