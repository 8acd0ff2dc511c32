package io.foretell.accuracy;

import io.foretell.learn.Part;
import io.foretell.learn.Recipe;
import java.util.function.UnaryOperator;

/**
 * The learner as it is, or without one of its parts.
 *
 * @param name   for people
 * @param spec   edits a benchmark's spec, as text
 * @param recipe which parts learning is made of
 */
record Variant(String name, UnaryOperator<String> spec, Recipe recipe) {

    /** The learner as it is. */
    static final Variant WHOLE = new Variant("as it is", UnaryOperator.identity(), Recipe.WHOLE);

    /** Another spec. */
    static Variant edited(String name, UnaryOperator<String> spec) {
        return new Variant(name, spec, Recipe.WHOLE);
    }

    /** Without a part of learning. */
    static Variant without(String name, Part part) {
        return new Variant("without " + name, UnaryOperator.identity(), Recipe.WHOLE.without(part));
    }

    /** The benchmark's spec in this variant. */
    String of(String yaml) {
        return spec.apply(yaml);
    }

    /** Whether a benchmark can show what the part earns: it has nothing to leave out otherwise. */
    boolean changes(String yaml) {
        return !recipe.equals(Recipe.WHOLE) || !of(yaml).equals(yaml);
    }
}
