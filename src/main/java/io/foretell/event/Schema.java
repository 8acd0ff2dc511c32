package io.foretell.event;

import io.foretell.spec.Spec;
import java.util.List;

/**
 * Which fields of an event are kept, and as what: one column for each (field, kind) that features, target or key name.
 */
public record Schema(List<Column> columns) {

    /** As what a field is read. */
    public enum Kind {
        NUMBER,
        WORD,
        TRUTH
    }

    public record Column(String field, Kind kind, boolean required) {}

    public Schema {
        columns = List.copyOf(columns);
    }

    public static Schema of(Spec spec) {
        throw new UnsupportedOperationException();
    }

    /** The index of the column of that field and kind. */
    public int column(String field, Kind kind) {
        throw new UnsupportedOperationException();
    }

    public int size() {
        return columns.size();
    }
}
