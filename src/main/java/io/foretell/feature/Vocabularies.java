package io.foretell.feature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * For every vocabulary of the spec, in the order of {@link Features#vocabularies()}, the values at places 1, 2, …;
 * place 0 is "anything else". Immutable and thread-safe; part of a snapshot.
 */
public final class Vocabularies {

    private final List<List<String>> values;
    private final List<Map<String, Integer>> places = new ArrayList<>(); // looked up only, never walked

    /** @throws IllegalArgumentException if a value has two places */
    public Vocabularies(List<List<String>> values) {
        this.values = values.stream().map(List::copyOf).toList();
        for (List<String> vocabulary : this.values) {
            Map<String, Integer> placeOf = new HashMap<>(2 * vocabulary.size());
            for (String value : vocabulary) {
                if (placeOf.put(value, placeOf.size() + 1) != null) {
                    throw new IllegalArgumentException("vocabulary: value=" + value + " has two places");
                }
            }
            places.add(placeOf);
        }
    }

    public List<List<String>> values() {
        return values;
    }

    /** The place of a value; 0 if it has none. */
    public int place(int vocabulary, String value) {
        Integer place = places.get(vocabulary).get(value);
        return place == null ? 0 : place;
    }

    /** The value at a place above 0; empty if that place is not taken yet. */
    public Optional<String> value(int vocabulary, int place) {
        List<String> taken = values.get(vocabulary);
        return place > 0 && place <= taken.size() ? Optional.of(taken.get(place - 1)) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vocabularies that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "Vocabularies" + values;
    }
}
