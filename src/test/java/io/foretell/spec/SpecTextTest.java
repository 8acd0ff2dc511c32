package io.foretell.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpecTextTest {

    static List<Path> examples() throws IOException {
        return ExamplesTest.examples();
    }

    private static Spec reread(Spec spec) {
        return SpecReader.read(SpecText.of(spec), Map.of());
    }

    @Test
    void defaults_areWrittenOut() {
        assertThat(SpecText.of(SpecReader.read(SpecReaderTest.SMALL, Map.of()))).isEqualTo("""
                name: taxi
                seed: 1
                input:
                  topic: demand
                  key: $key
                features:
                  - {field: value, type: number, scale: standard}
                target: {field: value, type: number, scale: standard, horizon: 1}
                lstm: {hidden: 64, layers: 1}
                training:
                  every: 5s
                  steps: 20
                  window: 64
                  burn-in: 8
                  batch: 32
                  history: 16384
                  optimizer: {type: adam, rate: 0.005, clip-norm: 1.0}
                  budget: 50%
                guarantee: exactly-once
                forget-after: 90d
                kafka:
                  bootstrap.servers: "localhost:9092"
                """);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExample_readsBackTheSame(Path file) {
        Spec spec = SpecReader.read(file, Map.of());
        assertThat(reread(spec)).isEqualTo(spec);
    }

    @Property(tries = 300)
    void anyWords_readBackTheSame(
            @ForAll @Size(min = 1, max = 5) @UniqueElements List<@StringLength(min = 1, max = 20) String> words,
            @ForAll @IntRange(min = 1, max = 10_000) int budget,
            @ForAll @IntRange(min = 100, max = 86_400_000) int millis) {
        List<String> printable = words.stream()
                .filter(word -> word.codePoints().noneMatch(SpecTextTest::isUnprintable))
                .toList();
        Vocabulary values = printable.isEmpty() ? new Vocabulary.Open(3) : new Vocabulary.Closed(printable);
        Spec spec = new Spec("name", millis, new Input("topic", new Input.Key.OfField("null"), Optional.of("a: b")),
                List.of(new Feature.Category("a{b", values), new Feature.Cross(List.of("x]", "\"y\""), values(7))),
                new Target.Binary("#", Optional.of(new Feature.Category("a{b", values))), new LstmSize(3, 2),
                new Training(new Training.Cadence.Every(Duration.ofMillis(millis)), 1, 2, 1, 1, 3,
                        new Training.Optimizer.Sgd(1e-4, 0.5, 1e5), Math.max(100, budget) / 10_000.0),
                Guarantee.AT_LEAST_ONCE, Duration.ofMillis(1000 + millis),
                Map.of("bootstrap.servers", "h:1", "x", String.join("", words)));
        assertThat(reread(spec)).isEqualTo(spec);
    }

    private static Vocabulary values(int size) {
        return new Vocabulary.Open(size);
    }

    private static boolean isUnprintable(int point) {
        return point < ' ' || point == 0x7F;
    }

    @Test
    void secrets_areHidden() {
        Spec spec = SpecReader.read(SpecReaderTest.SMALL + """
                kafka:
                  bootstrap.servers: localhost:9092
                  client.rack: ${env:RACK}
                  ssl.key.password: hush
                  sasl.jaas.config: module required password="hush";
                  sasl.oauthbearer.client.secret: hush
                  ssl.keystore.key: hush
                """, Map.of("RACK", "hush"));
        assertThat(spec.kafka()).hasSize(6).containsEntry("client.rack", "hush");
        assertThat(SpecText.of(spec))
                .contains("client.rack: \"(hidden)\"", "bootstrap.servers: \"localhost:9092\"")
                .doesNotContain("hush");
        assertThat(spec.toString()).doesNotContain("hush");
    }
}
