package io.foretell.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the image is made of, by its file; that it builds takes an engine, which tests do without. */
class DockerfileTest {

    private static List<String> lines() throws IOException {
        String file = Files.readString(Path.of("src/main/docker/Dockerfile")).replace("\\\n", " ");
        return file.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    }

    @Test
    void whatRuns_isNotRoot_byNumberSoThatAClusterCanTell() throws IOException {
        List<String> lines = lines();
        List<String> users = lines.stream().filter(line -> line.startsWith("USER ")).toList();
        assertThat(users).hasSize(1).first().asString().matches("USER [1-9]\\d{3,}:[1-9]\\d{3,}");
        int user = lines.indexOf(users.get(0));
        assertThat(lines.subList(user, lines.size()))
                .noneMatch(line -> line.startsWith("RUN ") || line.startsWith("COPY ") || line.startsWith("ADD "))
                .last().asString().startsWith("ENTRYPOINT [\"java\"");
    }

    @Test
    void composedServices_runAsTheSameUser() throws IOException {
        String user = lines().stream().filter(line -> line.startsWith("USER ")).findFirst().orElseThrow().substring(5);
        assertThat(Files.readString(Path.of("docker-compose.yml"))).contains("user: \"" + user + "\"");
    }

    @Test
    void image_holdsWhatWasBuiltAndNothingElse() throws IOException {
        assertThat(lines().stream().filter(line -> line.startsWith("COPY ") || line.startsWith("ADD ")))
                .allMatch(line -> line.startsWith("COPY target/lib ") || line.startsWith("COPY target/foretell.jar "));
        assertThat(lines()).noneMatch(line -> line.startsWith("ENV ") || line.startsWith("ARG "));
    }
}
