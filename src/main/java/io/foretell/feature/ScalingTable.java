package io.foretell.feature;

import io.foretell.event.Schema;
import io.foretell.spec.Feature;
import io.foretell.spec.Scale;
import io.foretell.spec.Spec;
import io.foretell.spec.Target;
import java.util.ArrayList;
import java.util.List;

/** Every number of a spec whose mean and deviation must be known, once: over all keys, or key by key. */
final class ScalingTable {

    /** The column of {@code elapsed}, which is no field. */
    static final int ELAPSED = -1;

    /** A number scaled over all keys. */
    record Entry(String name, int column, Scale scale) {}

    private final List<Entry> overAllKeys = new ArrayList<>();
    private final List<Integer> perKey = new ArrayList<>(); // columns
    private int perKeyTarget = -1;

    ScalingTable(Spec spec, Schema schema) {
        for (Feature feature : spec.features()) {
            if (feature instanceof Feature.Number number) {
                add(number.field(), number.scale(), schema);
            } else if (feature instanceof Feature.Elapsed) {
                addOnce(new Entry("elapsed", ELAPSED, Scale.STANDARD));
            }
        }
        if (spec.target() instanceof Target.Number number) {
            add(number.field(), number.scale(), schema);
            perKeyTarget = number.scale() == Scale.PER_KEY ? perKeyIndex(number.field(), schema) : -1;
        }
    }

    private void add(String field, Scale scale, Schema schema) {
        int column = schema.column(field, Schema.Kind.NUMBER);
        if (Transform.isOverAllKeys(scale)) {
            addOnce(new Entry(name(field, scale), column, scale));
        } else if (scale == Scale.PER_KEY && !perKey.contains(column)) {
            perKey.add(column);
        }
    }

    private void addOnce(Entry entry) {
        if (!overAllKeys.contains(entry)) {
            overAllKeys.add(entry);
        }
    }

    private static String name(String field, Scale scale) {
        return field + (scale == Scale.LOG_STANDARD ? ":log-standard" : ":standard");
    }

    List<Entry> overAllKeys() {
        return overAllKeys;
    }

    /** Index of a number in {@link #overAllKeys()} or among the per-key ones; −1 for scale none. */
    int indexOf(String field, Scale scale, Schema schema) {
        return switch (scale) {
            case NONE -> -1;
            case PER_KEY -> perKeyIndex(field, schema);
            case STANDARD, LOG_STANDARD -> overAllKeys.indexOf(
                    new Entry(name(field, scale), schema.column(field, Schema.Kind.NUMBER), scale));
        };
    }

    int indexOfElapsed() {
        return overAllKeys.indexOf(new Entry("elapsed", ELAPSED, Scale.STANDARD));
    }

    private int perKeyIndex(String field, Schema schema) {
        return perKey.indexOf(schema.column(field, Schema.Kind.NUMBER));
    }

    KeyContext newContext() {
        return new KeyContext(perKey.stream().mapToInt(column -> column).toArray(), perKeyTarget);
    }
}
