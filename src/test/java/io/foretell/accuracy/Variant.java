package io.foretell.accuracy;

import java.util.function.UnaryOperator;

/**
 * The learner as it is, or without one of its parts.
 *
 * @param name for people
 * @param spec edits a benchmark's spec, as text
 */
record Variant(String name, UnaryOperator<String> spec) {

    /** The learner as it is. */
    static final Variant WHOLE = new Variant("as it is", UnaryOperator.identity());

    /** The benchmark's spec in this variant. */
    String of(String yaml) {
        return spec.apply(yaml);
    }

    /** Whether a benchmark can show what the part earns: it has nothing to leave out otherwise. */
    boolean changes(String yaml) {
        return !of(yaml).equals(yaml);
    }
}
