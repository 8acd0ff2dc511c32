package io.foretell.evaluate;

import io.foretell.event.Schema;
import io.foretell.spec.Input;
import io.foretell.spec.Spec;
import java.util.List;
import java.util.stream.Stream;

/** The column that marks the rows that count: for the evaluation alone, so no part of the spec may name it. */
public record ScoredBy(String column) {

    /** @throws IllegalArgumentException if the spec reads this column */
    public void refuseIfReadBy(Spec spec) {
        Stream<String> fields = Schema.of(spec).columns().stream().map(Schema.Column::field);
        Stream<String> timestamp = spec.input().timestamp().stream();
        Stream<String> key = spec.input().key() instanceof Input.Key.OfField of ? Stream.of(of.field()) : Stream.of();
        List<String> read = Stream.of(fields, timestamp, key).flatMap(names -> names).distinct().toList();
        if (read.contains(column)) {
            throw new IllegalArgumentException("scored-by: column=" + column + " is read by the spec " + spec.name()
                    + ", which would let the model see what marks the rows that count; allowed: a column other than "
                    + String.join(", ", read));
        }
    }
}
