package io.foretell.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and in which words. */
class InvalidSpecTest {

    private static final String SMALL = SpecReaderTest.SMALL;

    private static List<String> problems(String yaml) {
        return problems(yaml, Map.of());
    }

    private static List<String> problems(String yaml, Map<String, String> environment) {
        InvalidSpec refusal = catchThrowableOfType(InvalidSpec.class, () -> SpecReader.read(yaml, environment));
        assertThat(refusal).as("refusal of %s", yaml).isNotNull();
        return refusal.problems().stream().map(Problem::toString).toList();
    }

    private static String problem(String yaml) {
        assertThat(problems(yaml)).hasSize(1);
        return problems(yaml).get(0);
    }

    /** Features and target on lines 3 and 4. */
    private static String with(String features, String target) {
        return "name: n\ninput: {topic: t}\nfeatures: [" + features + "]\ntarget: {" + target + "}\n";
    }

    @Test
    void allMistakes_areToldAtOnceInTheFilesOrder() {
        assertThat(problems("""
                name: my taxi
                input: {topci: demand, key: ""}
                features:
                  - {field: value, type: nummber}
                  - {field: value, type: number, scale: standart}
                  - {field: kind, type: category, values: [a, b, a], szie: 3}
                  - {field: [skill], type: cross}
                target: {field: value, horizon: 0}
                lstm: {hidden: 2000, layers: two}
                training: {every: 5, window: 64, burn-in: 64, budget: 50, optimizer: {type: adam, momentum: 0.9}}
                guarantee: exactly_once
                forget-after: 90
                seed: 1.5
                """)).containsExactly(
                "line 1, name: found my taxi; allowed: 1 to 120 of the characters a-z A-Z 0-9 . _ -"
                        + " (every topic of ours starts with it)",
                "line 2, input.topci: found an unknown name; allowed: topic, key, timestamp (did you mean topic?)",
                "line 2, input.topic: found nothing; allowed: a Kafka topic:"
                        + " 1 to 249 of the characters a-z A-Z 0-9 . _ -",
                "line 2, input.key: found \"\"; allowed: the name of an event's field, at most 256 characters, or $key",
                "line 4, features[0].type: found nummber; allowed: number, category, elapsed, time-of-day,"
                        + " day-of-week, cross (did you mean number?)",
                "line 5, features[1].scale: found standart; allowed: none, standard, log-standard, per-key"
                        + " (did you mean standard?)",
                "line 6, features[2].szie: found an unknown name; allowed: type, field, values, size"
                        + " (did you mean size?)",
                "line 6, features[2].values[2]: found a a second time; allowed: each value once",
                "line 7, features[3].field: found the fields [skill]; allowed: a list of 2 to 8 different fields,"
                        + " such as [skill, correct]",
                "line 8, target.horizon: found 0; allowed: a whole number, 1 to 256",
                "line 9, lstm.hidden: found 2000; allowed: a whole number, 1 to 1024",
                "line 9, lstm.layers: found two; allowed: a whole number, 1 to 8",
                "line 10, training.every: found 5; allowed: a duration with its unit (ms, s, m, h, d), 100ms to 1d,"
                        + " or a number of events such as 500 events",
                "line 10, training.burn-in: found 64; allowed: a whole number, 0 to 63 (less than the window)",
                "line 10, training.optimizer.momentum: found an unknown name; allowed: type, rate, clip-norm",
                "line 10, training.budget: found 50; allowed: a share of one core, 1% to 100%",
                "line 11, guarantee: found exactly_once; allowed: exactly-once, at-least-once"
                        + " (did you mean exactly-once?)",
                "line 12, forget-after: found 90; allowed: a duration with its unit (ms, s, m, h, d), 1s to 36500d",
                "line 13, seed: found 1.5; allowed: a whole number, -9223372036854775808 to 9223372036854775807");
    }

    @Test
    void message_namesTheFileAndHasALineForEachProblem(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.yaml"), SMALL + "seed: x\nlstm: {hiden: 3}\n");
        assertThat(catchThrowableOfType(InvalidSpec.class, () -> SpecReader.read(file)))
                .hasMessage(file + """
                        : 2 problems
                          line 5, seed: found x; allowed: a whole number, -9223372036854775808 to 9223372036854775807
                          line 6, lstm.hiden: found an unknown name; allowed: hidden, layers (did you mean hidden?)""");
    }

    @Test
    void message_staysReadableForVeryManyProblems() {
        StringBuilder yaml = new StringBuilder(SMALL);
        for (int i = 0; i < 2000; i++) {
            yaml.append("x").append(i).append(": 1\n");
        }
        InvalidSpec refusal =
                catchThrowableOfType(InvalidSpec.class, () -> SpecReader.read(yaml.toString(), Map.of()));
        assertThat(refusal.problems()).hasSize(2000);
        assertThat(refusal.getMessage().lines()).hasSize(102).last().isEqualTo("  and 1900 more");
    }

    @Test
    void emptyMap_lacksWhatIsRequired() {
        assertThat(problems("{}")).containsExactly(
                "line 1, name: found nothing; allowed: 1 to 120 of the characters a-z A-Z 0-9 . _ -"
                        + " (every topic of ours starts with it)",
                "line 1, input.topic: found nothing; allowed: a Kafka topic:"
                        + " 1 to 249 of the characters a-z A-Z 0-9 . _ -",
                "line 1, features: found nothing; allowed: a list of 1 to 256 features",
                "line 1, target: found nothing; allowed: a map such as {field: value}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "---\n"})
    void nothing_isRefused(String yaml) {
        assertThat(problems(yaml)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "just text | line 1, (file): found a text; allowed: a map (name: value)",
            "[1, 2]    | line 1, (file): found a list; allowed: a map (name: value)"})
    void otherRoot_isRefused(String yaml, String problem) {
        assertThat(problems(yaml)).contains(problem);
    }

    @Test
    void noYaml_isRefusedWithItsLine() {
        assertThat(problem("name: a\ninput: [unclosed\n"))
                .isEqualTo("line 3, (file): found no YAML: expected ',' or ']', but got <stream end>;"
                        + " allowed: one YAML document");
    }

    @Test
    void twoDocuments_areRefused() {
        assertThat(problem(SMALL + "---\n" + SMALL)).isEqualTo("line 5, (file): found a second YAML document;"
                + " allowed: one document of maps, lists and plain values");
    }

    @Test
    void nameTwice_isRefusedAtTheSecond() {
        assertThat(problem(SMALL + "name: other\n")).isEqualTo("line 5, name: found the name a second time;"
                + " allowed: each name once (the first is in line 1)");
    }

    @Test
    void anchorsAliasesAndTags_areRefused() {
        assertThat(problems("name: &n taxi\nseed: *n\nlstm: !!java.net.URL [x]\n")).containsExactly(
                "line 1, (file): found an anchor (&…); allowed: one document of maps, lists and plain values",
                "line 2, (file): found an alias (*…); allowed: one document of maps, lists and plain values",
                "line 3, (file): found a tag (!…); allowed: one document of maps, lists and plain values");
    }

    @Test
    void closedListThatMakesPredictionsTooLarge_isRefused() {
        String values = IntStream.range(0, 20_000).mapToObj(i -> "v" + i).collect(Collectors.joining(", "));
        assertThat(problem("""
                name: taxi
                input: {topic: t}
                features: [{field: v, type: number}]
                target: {field: on, type: binary, per: {field: skill, values: [%s]}}
                """.formatted(values)))
                .startsWith("line 4, target.per: found 20000 values, with ")
                .endsWith("allowed: at most 900000 bytes");
    }

    @Test
    void billionLaughs_areRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%1$d: &a%1$d [*a%2$d, *a%2$d, *a%2$d]\n".formatted(i, i - 1));
        }
        assertThat(problems(bomb.toString())).hasSize(30 + 29 * 3);
    }

    @Test
    void deepNesting_isRefused() {
        String refusal = "line 1, (file): found more than 16 lists and maps in each other;"
                + " allowed: one document of maps, lists and plain values";
        assertThat(problem("a: " + "[".repeat(1_000_000))).isEqualTo(refusal);
        assertThat(problem("a: " + "[".repeat(16) + "]".repeat(16))).isEqualTo(refusal);
        assertThat(problem("- ".repeat(500_000))).isEqualTo(refusal);
        assertThat(problem(SMALL + "seed: " + "[".repeat(15) + "]".repeat(15)))
                .startsWith("line 5, seed: found a list");
    }

    @Test
    void largeFile_isRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("large.yaml"), SMALL + "#" + "ä".repeat(Limits.FILE_BYTES / 2));
        assertThat(catchThrowableOfType(InvalidSpec.class, () -> SpecReader.read(file)).problems())
                .containsExactly(Problem.ofFile("more than 1048576 bytes",
                        "a readable YAML file in UTF-8, at most 1048576 bytes"));
    }

    @Test
    void longRepetition_isRefusedQuickly() {
        assertThat(problem(SMALL + "seed: 1" + ":1".repeat(500_000))).startsWith("line 5, seed: found 1:1:1");
        assertThat(problem(SMALL + "kafka: {bootstrap.servers: '" + "h:1,".repeat(200_000) + "'}"))
                .startsWith("line 5, kafka.bootstrap.servers: found no list of servers");
    }

    @Test
    void largeText_isRefused() {
        assertThat(problem(SMALL + "#".repeat(Limits.FILE_BYTES))).startsWith("(file): found more than 1048576 bytes");
    }

    @Test
    void hugeNumber_isRefusedQuickly() {
        assertThat(problem(SMALL + "seed: " + "9".repeat(1_000_000)))
                .startsWith("line 5, seed: found " + "9".repeat(60) + "…; allowed: a whole number");
    }

    @Test
    void noUtf8_isRefused(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("latin.yaml"), new byte[] {'n', (byte) 0xE9, 'e'});
        assertThat(catchThrowableOfType(InvalidSpec.class, () -> SpecReader.read(file)))
                .hasMessageContaining("found bytes that are no UTF-8");
    }

    @Test
    void noFile_isRefused(@TempDir Path folder) {
        assertThat(catchThrowableOfType(InvalidSpec.class, () -> SpecReader.read(folder.resolve("none.yaml"))))
                .hasMessageContaining("(file): found no such file; allowed: a readable YAML file");
        assertThat(catchThrowableOfType(InvalidSpec.class, () -> SpecReader.read(folder)))
                .hasMessageContaining("(file): found what cannot be read");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "line 1, name     | name: a/b",
            "line 1, name     | name: ..",
            "line 1, name     | name:",
            "line 1, name     | name: [a]"})
    void impossibleName_isRefused(String start, String line) {
        assertThat(problem(SMALL.replace("name: taxi", line))).startsWith(start + ": found");
    }

    @Test
    void nameThatLeavesNoRoomForTopics_isRefused() {
        assertThat(problem(SMALL.replace("name: taxi", "name: " + "a".repeat(121))))
                .startsWith("line 1, name: found aaa");
    }

    @Test
    void topicThatWeWrite_isRefusedAsInput() {
        assertThat(problem(SMALL.replace("demand", "taxi-predictions"))).isEqualTo("line 2, input.topic: found"
                + " taxi-predictions; allowed: a topic of events, none that we write ourselves");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "[]               | : found an empty list; allowed: a list of 1 to 256 features",
            "value            | : found value; allowed: a list of 1 to 256 features",
            "[elapsed]        | [0]: found elapsed; allowed: a map such as {field: value, type: number}",
            "[{type: elapsed, field: x}] | [0].field: found an unknown name; allowed: type",
            "[{type: number}] | [0].field: found nothing; allowed: the name of an event's field, at most 256 characters"
    })
    void impossibleFeatures_areRefused(String features, String problem) {
        assertThat(problems(SMALL.replace("[{field: value, type: number}]", features)))
                .contains("line 3, features" + problem);
    }

    @Test
    void featureWithoutType_isRefusedAndTheTargetNotBlamed() {
        assertThat(problem(with("{field: x}", "field: x"))).isEqualTo("line 3, features[0].type: found nothing;"
                + " allowed: number, category, elapsed, time-of-day, day-of-week, cross");
    }

    @Test
    void namelessValue_isRefused() {
        assertThat(problem(SMALL + "? [a]\n: 1\n")).isEqualTo("line 5, (file): found no name; allowed: name: value");
        assertThat(problem(SMALL + "? \n: 1\n")).endsWith("(file): found no name; allowed: name: value");
    }

    @Test
    void tooManyFeatures_areRefused() {
        assertThat(problem(with("{type: elapsed}, ".repeat(257), "field: x, type: number")))
                .isEqualTo("line 3, features: found 257 features; allowed: a list of 1 to 256 features");
    }

    @Test
    void recordKeyAsFeature_isRefused() {
        assertThat(problem(with("{field: $key, type: category}", "field: x, type: number"))).isEqualTo(
                "line 3, features[0].field: found $key; allowed: the name of an event's field, at most 256 characters"
                        + " ($key stands for the record's key in input.key only)");
    }

    @Test
    void twoVocabulariesOfOneField_areRefused() {
        assertThat(problem(with("{field: c, type: category, size: 7}", "field: c, size: 8"))).isEqualTo(
                "line 4, target.size: found size 8; allowed: as in features[0], size 7: a field has one vocabulary,"
                        + " given once or the same everywhere");
        assertThat(problem(with(
                        "{field: c, type: category, values: [a]}", "field: x, type: binary, per: {field: c, size: 8}")))
                .startsWith("line 4, target.per.size: found size 8; allowed: as in features[0], values [a]");
    }

    @Test
    void impossibleVocabularies_areRefused() {
        assertThat(problem(with("{field: c, type: category, size: 7, values: [a]}", "field: c")))
                .startsWith("line 3, features[0].values: found values and size; allowed: one of them");
        assertThat(problem(with("{field: c, type: category, values: []}", "field: c")))
                .isEqualTo("line 3, features[0].values: found 0 values;"
                        + " allowed: a list of 1 to 100000 different values");
        assertThat(problem(with("{field: c, type: category, values: [a, ~]}", "field: c")))
                .startsWith("line 3, features[0].values[1]: found nothing; allowed: a text, number or truth");
        assertThat(problem(with("{field: c, type: category, size: 100001}", "field: c")))
                .isEqualTo("line 3, features[0].size: found 100001; allowed: a whole number, 1 to 100000");
    }

    @Test
    void targetWhoseTypeCannotBeKnown_isRefused() {
        assertThat(problem(with("{type: elapsed}", "field: x"))).isEqualTo("line 4, target.type: found nothing;"
                + " allowed: number, category, binary"
                + " (x is no number or category among the features, so its type must be said)");
        assertThat(problem(with("{field: x, type: number}, {field: x, type: category}", "field: x")))
                .endsWith("(x is a number and a category there, so its type must be said)");
    }

    @Test
    void settingsOfOtherTargetTypes_areRefused() {
        assertThat(problem(with("{field: c, type: category}", "field: c, horizon: 2")))
                .isEqualTo("line 4, target.horizon: found 2; allowed: 1: only numbers are forecast further ahead");
        assertThat(problem(with("{type: elapsed}", "field: c, type: number, per: x")))
                .isEqualTo("line 4, target.per: found an unknown name; allowed: field, type, scale, horizon");
    }

    @Test
    void historyThatHoldsNoWindow_isRefused() {
        assertThat(problem(SMALL + "training: {history: 64}"))
                .isEqualTo("line 5, training.history: found 64; allowed: a whole number, 65 to 1000000"
                        + " (at least a window and the horizon behind it)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.1", "NaN", ".inf", "1e-400", "'0.1'", "[0.1]", "~"})
    void impossibleRate_isRefused(String rate) {
        assertThat(problem(SMALL + "training: {optimizer: {rate: " + rate + "}}"))
                .startsWith("line 5, training.optimizer.rate: found").endsWith("; allowed: a number, 0.000000001 to 1");
    }

    @Test
    void modelThatIsTooLarge_isRefused() {
        assertThat(problem(SMALL + "lstm: {hidden: 1024, layers: 7}")).isEqualTo("line 5, lstm: found"
                + " a model of 54564866 weights (2 inputs, 2 outputs); allowed: at most 50000000 weights:"
                + " fewer hidden units, layers or values of categories");
    }

    @Test
    void kafkaSettingsOfOurs_areRefusedWithTheSpecsOwn() {
        assertThat(problems(SMALL + """
                kafka:
                  application.id: x
                  processing.guarantee: at_least_once
                  consumer.isolation.level: read_uncommitted
                  default.key.serde: x
                """)).containsExactly(
                "line 6, kafka.application.id: found a setting that follows from the spec;"
                        + " allowed: no value here; the spec says it by: name",
                "line 7, kafka.processing.guarantee: found a setting that follows from the spec;"
                        + " allowed: no value here; the spec says it by: guarantee",
                "line 8, kafka.consumer.isolation.level: found a setting that follows from the spec;"
                        + " allowed: no value here; the spec says it by: guarantee",
                "line 9, kafka.default.key.serde: found a setting that follows from the spec;"
                        + " allowed: no value here; the spec says it by: input.key");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "deserialization.exception.handler", "default.deserialization.exception.handler",
        "processing.exception.handler", "production.exception.handler", "default.production.exception.handler"})
    void handlersThatMaySkipEvents_areRefused(String name) {
        assertThat(problem(SMALL + "kafka: {" + name + ": LogAndContinue}")).isEqualTo("line 5, kafka." + name
                + ": found a setting that follows from the spec; allowed: no value here; the spec says it by:"
                + " guarantee (what is no event is a dead letter, nothing else is skipped)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bootstrap.server", "bootstrap-servers", "bootstrap_servers", "boostrap.servers"})
    void misspelledBootstrapServers_areRefusedSinceTheDefaultWouldBeAnotherCluster(String name) {
        assertThat(problem(SMALL + "kafka: {" + name + ": prod:9092}")).isEqualTo("line 5, kafka." + name
                + ": found an unknown name; allowed: bootstrap.servers");
    }

    @Test
    void missingEnvironmentVariable_isNamed() {
        assertThat(problem(SMALL + "kafka: {ssl.key.password: 'x${env:A_B}y${env:A_B}'}")).isEqualTo(
                "line 5, kafka.ssl.key.password: found ${env:A_B}, but no such environment variable;"
                        + " allowed: a variable that is set: export A_B=…");
        assertThat(problem(SMALL + "kafka: {ssl.key.password: '${env:A-B}'}"))
                .isEqualTo("line 5, kafka.ssl.key.password: found a ${env: that names no variable;"
                        + " allowed: ${env:NAME}");
    }

    @Test
    void kafkaValues_areNeverShown() {
        String message = String.join("\n", problems(SMALL + """
                kafka:
                  bootstrap.servers: ${env:SERVERS}
                  application.id: hush-1
                  ssl.key.password: {hush-2: hush-3}
                  "wrong name": hush-4
                  sasl.jaas.config: [hush-5, [hush-6]]
                  ssl.truststore.password: 'hush-7${env:GONE}'
                """, Map.of("SERVERS", "hush-0")));
        assertThat(message.lines()).hasSize(6);
        assertThat(message).doesNotContain("hush");
        assertThat(problem(SMALL + "kafka: hush"))
                .isEqualTo("line 5, kafka: found a text; allowed: a map (name: value)");
        assertThat(problem(SMALL + "kafka: {ssl.key.password: \"hush\\q\"}")).doesNotContain("hush");
    }
}
