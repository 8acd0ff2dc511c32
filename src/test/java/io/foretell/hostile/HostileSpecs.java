package io.foretell.hostile;

import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import java.util.Map;

/** What hostile records are sent to: together every kind of feature, target, key and time. */
public enum HostileSpecs {
    NUMBERS("""
            input: {topic: hostile-events}
            features:
              - {field: value, type: number, scale: standard}
              - {field: value, type: number, scale: log-standard}
              - {field: value, type: number, scale: none}
              - {field: type, type: category, size: 50}
              - {field: kind, type: category, values: [a, b]}
              - {field: [type, kind], type: cross, size: 50}
              - {type: elapsed}
              - {type: time-of-day}
              - {type: day-of-week}
            target: {field: value, type: number, scale: per-key, horizon: 3}
            """),
    LOGARITHMS("""
            input: {topic: hostile-events, timestamp: at}
            features:
              - {field: value, type: number, scale: per-key}
              - {type: elapsed}
            target: {field: value, type: number, scale: log-standard}
            """),
    CATEGORIES("""
            input: {topic: hostile-events}
            features:
              - {field: type, type: category, size: 50}
              - {field: value, type: number}
              - {type: elapsed}
            target: {field: type, type: category}
            """),
    BINARY_BY_FIELD("""
            input: {topic: hostile-events, key: user, timestamp: at}
            features:
              - {field: type, type: category, size: 50}
              - {field: [type, on], type: cross, size: 100}
            target: {field: on, type: binary, per: type}
            """);

    private final String lines;

    HostileSpecs(String lines) {
        this.lines = lines;
    }

    /** @param more further lines */
    public Spec with(String... more) {
        String size = "name: hostile\nlstm: {hidden: 8}\nforget-after: 1h\n";
        return SpecReader.read(size + lines + String.join("\n", more), Map.of());
    }
}
