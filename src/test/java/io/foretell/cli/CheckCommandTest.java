package io.foretell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int check(Path file) {
        return new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(file.toString());
    }

    @Test
    void validSpec_saysWhatItWillDo() {
        assertThat(check(Path.of("examples/students.yaml"))).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString().lines()).contains(
                "OK: examples/students.yaml",
                "reads     topic answers, one sequence for each value of field student, time of the record",
                "predicts  correct of the next event: the probability of true, for each skill: at most 200 values,"
                        + " learned from the events, and one for anything else",
                "input     x(t) of 401 elements: 0 numbers, 401 places of categories (1 of them 1 at a time)",
                "             401  {field: [skill, correct], type: cross, size: 400}",
                "model     LSTM, 64 hidden units in one layer, 201 outputs; 132,361 weights",
                "training  every 5,000 events: 20 steps on 32 windows of 64 events,"
                        + " from the last 16,384 events of each key",
                "writes    topics students-predictions, students-weights, students-updates, students-dead-letters",
                "  target: {field: correct, type: binary, per: {field: skill, size: 200}}",
                "  forget-after: 90d");
    }

    @Test
    void numberTarget_saysHowFarAhead() {
        check(Path.of("examples/taxi.yaml"));
        assertThat(out.toString().lines())
                .contains("predicts  value of each of the next 5 events: a number and its 90 % interval");
    }

    @Test
    void everyMistake_goesToStandardErrorWithExitCodeOne(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.yaml"), "name: a b\nfeatures: []\n");
        assertThat(check(file)).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).hasSize(5).first().isEqualTo(file + ": 4 problems");
    }

    @Test
    void missingFile_isSaidInOneProblem(@TempDir Path folder) {
        assertThat(check(folder.resolve("none.yaml"))).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(2);
        assertThat(err.toString()).contains("no such file").doesNotContain("Exception", "at io.foretell");
    }

    @Test
    void plainPassword_isHidden(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("spec.yaml"),
                Files.readString(Path.of("examples/taxi.yaml")) + "kafka: {ssl.key.password: hush}\n");
        assertThat(check(file)).isZero();
        assertThat(out.toString()).contains("ssl.key.password: \"(hidden)\"").doesNotContain("hush");
    }
}
