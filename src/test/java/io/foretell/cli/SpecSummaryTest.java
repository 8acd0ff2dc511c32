package io.foretell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.lstm.Shape;
import io.foretell.snapshot.Blueprint;
import io.foretell.spec.Layout;
import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecSummaryTest {

    @ParameterizedTest
    @ValueSource(strings = {"taxi", "students", "highorder", "shop"})
    void sizesThatCheckPrints_areThoseOfTheModel(String example) {
        Spec spec = SpecReader.read(Path.of("examples", example + ".yaml"), Map.of());
        Layout layout = Layout.of(spec);
        Shape shape = Blueprint.of(spec).shape();
        assertThat(layout.dense()).isEqualTo(shape.dense());
        assertThat(layout.active()).isEqualTo(shape.active());
        assertThat(layout.inputs()).isEqualTo(shape.inputs());
        assertThat(layout.outputs()).isEqualTo(shape.output().size());
    }

    @Test
    void longVocabulary_isCutShort() {
        Spec spec = SpecReader.read("""
                name: n
                input: {topic: t, timestamp: at}
                features: [{field: c, type: category, values: [%s omega]}]
                target: {field: c}
                training: {every: 2s, budget: 25%%}
                """.formatted("value, another value of some length, a third one that is longer still, "),
                Map.of());
        assertThat(SpecSummary.lines(spec))
                .allSatisfy(line -> assertThat(line).doesNotContain("omega"))
                .contains("reads     topic t, one sequence for each record key, time from field at",
                        "predicts  c of the next event: a probability for each of 4 given values,"
                                + " and one for anything else",
                        "training  every 2s, with at most 25 % of a core: 20 steps on 32 windows of 64 events,"
                                + " from the last 16,384 events of each key");
    }
}
