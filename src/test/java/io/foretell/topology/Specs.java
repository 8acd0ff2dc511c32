package io.foretell.topology;

import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import java.util.Map;

/** Small specs for tests, as their YAML. */
final class Specs {

    private Specs() {}

    /** One number, keyed by the record's key; {@code more} is appended as further lines. */
    static Spec number(String name, String... more) {
        return SpecReader.read("""
                name: %s
                input: {topic: %s-events}
                features:
                  - {field: value, type: number, scale: per-key}
                target: {field: value}
                """.formatted(name, name) + lstm(more) + String.join("\n", more), Map.of());
    }

    /** The same, with the sequence key in the field {@code sensor}. */
    static Spec byField(String name, String... more) {
        return SpecReader.read("""
                name: %s
                input: {topic: %s-events, key: sensor}
                features:
                  - {field: value, type: number, scale: per-key}
                target: {field: value}
                """.formatted(name, name) + lstm(more) + String.join("\n", more), Map.of());
    }

    /** A small one, unless {@code more} has its own. */
    private static String lstm(String... more) {
        return String.join("", more).contains("lstm:") ? "" : "lstm: {hidden: 8}\n";
    }
}
