package io.foretell.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foretell.event.Schema.Column;
import io.foretell.event.Schema.Kind;
import io.foretell.spec.Feature;
import io.foretell.spec.Scale;
import io.foretell.spec.Target;
import io.foretell.spec.Vocabulary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchemaTest {

    @Test
    void columns_areOnceForEachFieldAndKind() {
        Schema schema = Schema.of(Specs.of(
                new Target.Binary("correct", Optional.of(Specs.open("skill", 3))),
                new Feature.Cross(List.of("skill", "correct"), new Vocabulary.Open(6)),
                Specs.open("skill", 3),
                new Feature.Elapsed(),
                Specs.number("seconds", Scale.NONE)));
        assertThat(schema.columns()).containsExactly(
                new Column("skill", Kind.WORD, false),
                new Column("correct", Kind.WORD, false),
                new Column("seconds", Kind.NUMBER, false),
                new Column("correct", Kind.TRUTH, true));
        assertThat(schema.column("correct", Kind.TRUTH)).isEqualTo(3);
    }

    @Test
    void featureThatIsTheTarget_isRequired() {
        Schema schema = Schema.of(Specs.of(Specs.NUMBER, Specs.number("value", Scale.PER_KEY)));
        assertThat(schema.columns()).containsExactly(new Column("value", Kind.NUMBER, true));
    }

    @Test
    void unknownColumn_isAnError() {
        Schema schema = Schema.of(Specs.of(Specs.NUMBER));
        assertThatThrownBy(() -> schema.column("value", Kind.WORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no such column: field=value, kind=WORD");
    }
}
