package io.foretell.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import io.foretell.spec.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a reader of the README copies out of it works. */
class ReadmeTest {

    private static String block(String language) throws IOException {
        Matcher matcher = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")));
        assertThat(matcher.find()).as("a block of %s in the README", language).isTrue();
        return matcher.group(1);
    }

    @Test
    void firstSpec_isValidAndPredictsTheNextAction() throws IOException {
        Spec spec = SpecReader.read(block("yaml"), Map.of());
        assertThat(spec.target()).isInstanceOf(Target.Category.class);
        assertThat(spec.target().field()).isEqualTo("action");
    }

    @Test
    void outputRecord_isJsonWithTheFieldsOfTheContract() throws IOException {
        JsonNode record = new ObjectMapper().readTree(block("json"));
        assertThat(record.fieldNames()).toIterable()
                .containsExactly("key", "time", "source", "step", "model", "prediction", "scored");
    }

    @Test
    void filesThatAreLinked_exist() throws IOException {
        Matcher links = Pattern.compile("]\\(([^)#:]+)[)#]").matcher(Files.readString(Path.of("README.md")));
        while (links.find()) {
            assertThat(Path.of(links.group(1))).exists();
        }
    }
}
