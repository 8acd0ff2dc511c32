package io.foretell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateCommandTest {

    private static final String SPEC = """
            name: waves
            input: {topic: waves, key: area, timestamp: time}
            features: [{field: value, type: number}]
            target: {field: value, horizon: 2}
            lstm: {hidden: 4}
            training: {every: 50 events, steps: 2, window: 16, burn-in: 2, batch: 4}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path spec;
    private Path events;

    @BeforeEach
    void files() throws IOException {
        spec = Files.writeString(folder.resolve("waves.yaml"), SPEC);
        events = folder.resolve("waves.csv.gz");
        List<String> rows = new ArrayList<>(List.of("area,time,value,scored"));
        for (int i = 0; i < 300; i++) {
            rows.add("a,%d,%d,%s".formatted(i * 60_000L, i % 7, i >= 200 ? "yes" : "0"));
        }
        try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(events))) {
            file.write((String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void json_isOneDocumentWithAllThatIsPromised() throws IOException {
        assertThat(evaluate("--json", "--scored-by", "scored")).isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.get("events").asLong()).isEqualTo(300);
        assertThat(report.get("scored").asLong()).isEqualTo(100);
        assertThat(report.get("metrics").fieldNames()).toIterable()
                .containsExactlyInAnyOrder("mae", "rmse", "mape", "nrmse", "coverage", "width", "byHorizon");
        assertThat(report.get("metrics").get("byHorizon")).hasSize(2);
        assertThat(report.get("baselines").fieldNames()).toIterable()
                .containsExactly("lastValue", "sameTimeYesterday", "sameTimeLastWeek", "runningMean");
        assertThat(report.get("curve")).isNotEmpty();
        assertThat(report.get("snapshots").isIntegralNumber()).isTrue();
        assertThat(report.get("seconds").asDouble()).isPositive();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void sameInputs_printTheSameButForTheSeconds() throws IOException {
        evaluate("--json", "--seed", "3");
        String first = withoutSeconds();
        out.getBuffer().setLength(0);
        evaluate("--json", "--seed", "3");
        assertThat(withoutSeconds()).isEqualTo(first);
    }

    @Test
    void markedRows_doNotChangeWhatTheModelLearns() throws IOException {
        evaluate("--json", "--scored-by", "scored");
        JsonNode marked = new ObjectMapper().readTree(out.toString());
        out.getBuffer().setLength(0);
        evaluate("--json");
        JsonNode all = new ObjectMapper().readTree(out.toString());
        JsonNode last = marked.get("curve").get(0);
        JsonNode same = all.get("curve").get(2);
        assertThat(last.get("events")).isEqualTo(same.get("events"));
        assertThat(last.get("mae")).isEqualTo(same.get("mae"));
    }

    @Test
    void text_showsTheModelBesideItsBaselines() {
        assertThat(evaluate()).isZero();
        assertThat(out.toString()).contains("300 events, 298 scored", "coverage", "\nmodel ", "\nlastValue ",
                "\nmodel, 1 ahead", "mae over time (lower is better)");
    }

    @Test
    void refusedRows_areReported() throws IOException {
        Files.writeString(folder.resolve("waves.jsonl"), "nonsense\n{\"area\": \"a\", \"time\": 1, \"value\": 2}\n");
        events = folder.resolve("waves.jsonl");
        assertThat(evaluate()).isZero();
        assertThat(out.toString()).contains("1 rows refused: NOT_A_JSON_OBJECT, first in line 1", "No row counted");
    }

    @Test
    void columnThatTheSpecReads_isRefused() {
        assertThat(evaluate("--scored-by", "value")).isEqualTo(1);
        assertThat(err.toString()).startsWith("scored-by: column=value is read by the spec waves");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void missingFiles_areNamed() {
        events = folder.resolve("nowhere.csv");
        assertThat(evaluate()).isEqualTo(1);
        assertThat(err.toString()).contains("nowhere.csv", "does not exist");
        spec = folder.resolve("nospec.yaml");
        assertThat(evaluate()).isEqualTo(1);
        assertThat(err.toString()).contains("nospec.yaml");
    }

    @Test
    void negativeFreeze_isRefused() {
        assertThat(evaluate("--freeze-after", "-1")).isEqualTo(1);
        assertThat(err.toString()).contains("freeze-after: events=-1, allowed: 0 or more");
    }

    @Test
    void cadenceByTime_isReplacedWithANote() throws IOException {
        Files.writeString(spec, SPEC.replace("50 events", "5s"));
        assertThat(evaluate("--json")).isZero();
        assertThat(err.toString()).contains("note: a file has no clock", "500 events");
        new ObjectMapper().readTree(out.toString());
    }

    @Test
    void timesOfRecords_areMissedOnlyWhereAFeatureNeedsThem() throws IOException {
        Files.writeString(spec, SPEC.replace(", timestamp: time", ""));
        assertThat(evaluate("--json")).isZero();
        assertThat(err.toString()).isEmpty();
        Files.writeString(spec, SPEC.replace(", timestamp: time", "").replace("number}]", "number}, {type: elapsed}]"));
        assertThat(evaluate("--json")).isZero();
        assertThat(err.toString()).contains("note: the spec takes times from records");
    }

    private String withoutSeconds() throws IOException {
        ObjectNode report = (ObjectNode) new ObjectMapper().readTree(out.toString());
        report.remove("seconds");
        return report.toString();
    }

    private int evaluate(String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("evaluate", "--spec", spec.toString(), "--events", events.toString()));
        arguments.addAll(List.of(options));
        CommandLine command = Foretell.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return command.execute(arguments.toArray(String[]::new));
    }
}
