package io.foretell.learn;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which parts learning is made of. Everything but an ablation uses {@link #WHOLE}. Immutable; thread-safe.
 *
 * @param parts those at work
 */
public record Recipe(Set<Part> parts) {

    public static final Recipe WHOLE = new Recipe(EnumSet.allOf(Part.class));

    public Recipe {
        parts = Set.copyOf(parts);
    }

    public Recipe without(Part part) {
        Set<Part> rest = EnumSet.allOf(Part.class);
        rest.removeIf(each -> each == part || !parts.contains(each));
        return new Recipe(rest);
    }

    boolean has(Part part) {
        return parts.contains(part);
    }
}
