package io.foretell.event;

import io.foretell.spec.Feature;
import io.foretell.spec.Spec;
import io.foretell.spec.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which fields of an event are kept, and as what: one column for each (field, kind) that features or target name, in
 * the order in which the spec names them. A field may be kept as two kinds, such as word and truth.
 */
public record Schema(List<Column> columns) {

    /** As what a field is read. */
    public enum Kind {
        /** A finite float. */
        NUMBER,
        /** A category's value. */
        WORD,
        /** 0 or 1. */
        TRUTH
    }

    /**
     * One field as one kind.
     *
     * @param required an event without it is a dead letter
     */
    public record Column(String field, Kind kind, boolean required) {}

    private record Name(String field, Kind kind) {}

    public Schema {
        columns = List.copyOf(columns);
    }

    public static Schema of(Spec spec) {
        Map<Name, Boolean> required = new LinkedHashMap<>();
        for (Feature feature : spec.features()) {
            if (feature instanceof Feature.Number number) {
                required.putIfAbsent(new Name(number.field(), Kind.NUMBER), false);
            } else if (feature instanceof Feature.Category category) {
                required.putIfAbsent(new Name(category.field(), Kind.WORD), false);
            } else if (feature instanceof Feature.Cross cross) {
                cross.fields().forEach(field -> required.putIfAbsent(new Name(field, Kind.WORD), false));
            }
        }
        if (spec.target() instanceof Target.Binary binary) {
            binary.per().ifPresent(per -> required.putIfAbsent(new Name(per.field(), Kind.WORD), false));
        }
        required.put(new Name(spec.target().field(), kindOf(spec.target())), true);
        List<Column> columns = new ArrayList<>();
        required.forEach((name, needed) -> columns.add(new Column(name.field(), name.kind(), needed)));
        return new Schema(columns);
    }

    /** As what the target's field is read. */
    public static Kind kindOf(Target target) {
        if (target instanceof Target.Number) {
            return Kind.NUMBER;
        }
        return target instanceof Target.Category ? Kind.WORD : Kind.TRUTH;
    }

    /** The index of the column of that field and kind. */
    public int column(String field, Kind kind) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).field().equals(field) && columns.get(i).kind() == kind) {
                return i;
            }
        }
        throw new IllegalArgumentException("no such column: field=" + field + ", kind=" + kind + " in " + columns);
    }

    public int size() {
        return columns.size();
    }
}
