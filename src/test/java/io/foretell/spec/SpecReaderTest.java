package io.foretell.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a valid file means. */
class SpecReaderTest {

    static final String SMALL = """
            name: taxi
            input: {topic: demand}
            features: [{field: value, type: number}]
            target: {field: value}
            """;

    private static Spec read(String yaml) {
        return SpecReader.read(yaml, Map.of());
    }

    /** {@link #SMALL} with other features and target. */
    private static Spec read(String features, String target) {
        return read("name: n\ninput: {topic: t}\nfeatures: [" + features + "]\ntarget: {" + target + "}\n");
    }

    private static Training training(String settings) {
        return read(SMALL + "training: {" + settings + "}").training();
    }

    @Test
    void onlyWhatIsRequired_everythingElseIsDefault() {
        assertThat(read(SMALL)).isEqualTo(new Spec(
                "taxi",
                1,
                new Input("demand", new Input.Key.OfRecord(), Optional.empty()),
                List.of(new Feature.Number("value", Scale.STANDARD)),
                new Target.Number("value", Scale.STANDARD, 1),
                new LstmSize(64, 1),
                new Training(new Training.Cadence.Every(Duration.ofSeconds(5)), 20, 64, 8, 32, 16384,
                        new Training.Optimizer.Adam(0.005, 1), 0.5),
                Guarantee.EXACTLY_ONCE,
                Duration.ofDays(90),
                Map.of("bootstrap.servers", "localhost:9092")));
    }

    @Test
    void everything_isRead() {
        Spec spec = SpecReader.read("""
                name: every-thing_1.0
                seed: -7
                input:
                  topic: events
                  key: user
                  timestamp: at
                features:
                  - {field: price, type: number, scale: log-standard}
                target: {field: price, horizon: 3, scale: per-key}
                lstm: {hidden: 1_00, layers: 2}
                training:
                  every: 500 events
                  steps: 5
                  window: 32
                  burn-in: 4
                  batch: 16
                  history: 1024
                  optimizer: {type: sgd, rate: 1e-2, momentum: 0, clip-norm: .5}
                  budget: 12.5%
                guarantee: at-least-once
                forget-after: 36h
                kafka:
                  bootstrap.servers: [a:9092, b:9093]
                  num.stream.threads: 2
                  consumer.fetch.min.bytes: 1
                  sasl.jaas.config: user ${env:USER_1} password ${env:PASSWORD};
                """, Map.of("USER_1", "me", "PASSWORD", "$1\\x"));
        assertThat(spec).isEqualTo(new Spec(
                "every-thing_1.0",
                -7,
                new Input("events", new Input.Key.OfField("user"), Optional.of("at")),
                List.of(new Feature.Number("price", Scale.LOG_STANDARD)),
                new Target.Number("price", Scale.PER_KEY, 3),
                new LstmSize(100, 2),
                new Training(new Training.Cadence.Events(500), 5, 32, 4, 16, 1024,
                        new Training.Optimizer.Sgd(0.01, 0, 0.5), 0.125),
                Guarantee.AT_LEAST_ONCE,
                Duration.ofHours(36),
                Map.of("bootstrap.servers", "a:9092,b:9093", "num.stream.threads", "2", "consumer.fetch.min.bytes", "1",
                        "sasl.jaas.config", "user me password $1\\x;")));
    }

    @Test
    void everyFeatureType_isReadInTheFilesOrder() {
        Spec spec = read("""
                {type: elapsed}, {type: time-of-day}, {type: day-of-week},
                {field: a, type: number, scale: none}, {field: a, type: number, scale: per-key},
                {field: b, type: category, values: [x, 1, 2.50, yes, "3.0", -0.0]},
                {field: c, type: category, size: 9}, {field: d, type: category},
                {field: [b, c], type: cross, size: 50}, {field: [c, b], type: cross}""", "field: b");
        Vocabulary.Closed closed = new Vocabulary.Closed(List.of("x", "1", "2.5", "yes", "3.0", "0"));
        assertThat(spec.features()).containsExactly(
                new Feature.Elapsed(),
                new Feature.TimeOfDay(),
                new Feature.DayOfWeek(),
                new Feature.Number("a", Scale.NONE),
                new Feature.Number("a", Scale.PER_KEY),
                new Feature.Category("b", closed),
                new Feature.Category("c", new Vocabulary.Open(9)),
                new Feature.Category("d", new Vocabulary.Open(1000)),
                new Feature.Cross(List.of("b", "c"), new Vocabulary.Open(50)),
                new Feature.Cross(List.of("c", "b"), new Vocabulary.Open(1000)));
        assertThat(spec.target()).isEqualTo(new Target.Category("b", closed));
    }

    @Test
    void numberTarget_isScaledAsItsFeatureUnlessItSaysOtherwise() {
        String feature = "{field: v, type: number, scale: per-key}";
        assertThat(read(feature, "field: v").target()).isEqualTo(new Target.Number("v", Scale.PER_KEY, 1));
        assertThat(read(feature, "field: v, scale: none").target()).isEqualTo(new Target.Number("v", Scale.NONE, 1));
        assertThat(read(feature, "field: other, type: number, horizon: 4").target())
                .isEqualTo(new Target.Number("other", Scale.STANDARD, 4));
    }

    @Test
    void vocabulary_isSharedByFeatureTargetAndPerWhereverItIsGiven() {
        Vocabulary seven = new Vocabulary.Open(7);
        assertThat(read("{field: c, type: category}", "field: c, size: 7").features())
                .containsExactly(new Feature.Category("c", seven));
        assertThat(read("{field: c, type: category, size: 7}", "field: c, type: category, size: 7").target())
                .isEqualTo(new Target.Category("c", seven));
        assertThat(read("{field: c, type: category, size: 7}", "field: ok, type: binary, per: c").target())
                .isEqualTo(new Target.Binary("ok", Optional.of(new Feature.Category("c", seven))));
        assertThat(read("{field: c, type: category}", "field: ok, type: binary, per: {field: c, size: 7}").features())
                .containsExactly(new Feature.Category("c", seven));
    }

    @Test
    void binaryTarget_standsAloneOrPerCategory() {
        assertThat(read("{type: elapsed}", "field: ok, type: binary").target())
                .isEqualTo(new Target.Binary("ok", Optional.empty()));
        assertThat(read("{type: elapsed}", "field: ok, type: binary, per: skill").target())
                .isEqualTo(new Target.Binary("ok",
                        Optional.of(new Feature.Category("skill", new Vocabulary.Open(1000)))));
        assertThat(read("{type: elapsed}", "field: ok, type: binary, per: {field: s, values: [a, b]}").target())
                .isEqualTo(new Target.Binary("ok",
                        Optional.of(new Feature.Category("s", new Vocabulary.Closed(List.of("a", "b"))))));
    }

    @ParameterizedTest
    @CsvSource({"250ms,250", "5s,5000", "1.5m,90000", "2h,7200000", "1d,86400000", "100 ms,100"})
    void everyDuration_isARound(String text, long millis) {
        assertThat(training("every: " + text).every()).isEqualTo(new Training.Cadence.Every(Duration.ofMillis(millis)));
    }

    @Test
    void shortWindow_hasAShortBurnIn() {
        assertThat(training("window: 2").burnIn()).isZero();
        assertThat(training("window: 32").burnIn()).isEqualTo(4);
        assertThat(training("window: 4096").burnIn()).isEqualTo(8);
    }

    @Test
    void quotedAndUnquotedNames_areTheSame() {
        assertThat(read(SMALL.replace("field: value", "field: \"value\""))).isEqualTo(read(SMALL));
        assertThat(read("{field: 3, type: category}", "field: yes, type: binary").target().field()).isEqualTo("yes");
    }

    @Test
    void emptySection_isAnAbsentOne() {
        assertThat(read(SMALL + "training:\nkafka: {}\nlstm:\n")).isEqualTo(read(SMALL));
    }

    @Test
    void otherSeed_changesNothingElse() {
        assertThat(read(SMALL).withSeed(9)).isEqualTo(read(SMALL + "seed: 9\n"));
    }

    @Test
    void byteOrderMark_isSkipped() {
        assertThat(read("\uFEFF" + SMALL)).isEqualTo(read(SMALL));
    }

    @Test
    void largestModelThatIsAllowed_isAllowed() {
        Spec spec = read(SMALL + "lstm: {hidden: 1024, layers: 6}");
        assertThat(Layout.of(spec).parameters()).isEqualTo(46_172_162L).isLessThan(Limits.PARAMETERS);
    }
}
