package io.foretell.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretell.event.Decoded;
import io.foretell.event.EventDecoder;
import io.foretell.measure.Conditions;
import io.foretell.measure.Machine;
import io.foretell.spec.Spec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class CostTest {

    private static final Setting SETTING = new Setting("exactly-once", 64, 10_000, 1, 10, 100);

    private static Result result(double... speeds) {
        return new Result(
                SETTING,
                new Conditions("2026-01-02", "abc", new Machine("a processor", 2, "17", "vector")),
                Arrays.stream(speeds)
                        .mapToObj(speed -> new Pair(new Figures(1000 * speed, 20), new Figures(1000, 10)))
                        .toList());
    }

    @Test
    void readme_showsTheResults() throws IOException {
        CostDocuments documents = new CostDocuments(Path.of(""));
        assertThat(documents.section().read())
                .as("to write it anew: benchmarks/endtoend/run --report")
                .isEqualTo(documents.table());
    }

    @Test
    void share_isTheMedianOfThePairs() {
        assertThat(result(0.9, 0.2, 0.8).median(Pair::speed)).isCloseTo(0.8, within(1e-12));
        assertThat(result(0.9, 0.7).median(Pair::speed)).isCloseTo(0.8, within(1e-12));
        assertThat(CostTable.of(new Results(List.of(result(0.9, 0.2, 0.8)))))
                .contains("| exactly-once, H = 64, 10,000 keys, 1 thread | 800 | 1,000 | **0.80** (0.20–0.90) |")
                .contains("Measured on 2026-01-02, a processor, 2 cores, Java 17, code abc.");
    }

    @Test
    void laterResult_takesThePlaceOfTheFormer() {
        Results results = Results.NONE.with(result(0.5)).with(result(0.6));
        assertThat(results.results()).containsExactly(result(0.6));
    }

    @Test
    void load_isOfEventsThatItsSpecAccepts() {
        Load load = new Load(64, 10);
        Spec spec = load.spec("cost", "at-least-once", Map.of("num.stream.threads", "2"));
        assertThat(spec.features()).hasSize(10);
        EventDecoder decoder = new EventDecoder(spec);
        LongFunction<byte[]> events = load.events();
        for (long event = 0; event < 100; event++) {
            byte[] key = load.key(event).getBytes(StandardCharsets.UTF_8);
            assertThat(decoder.decode(key, events.apply(event), 0)).isInstanceOf(Decoded.Accepted.class);
        }
    }
}
