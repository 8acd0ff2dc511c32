package io.foretell.feature;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * For every vocabulary of the spec, in the order of {@link Features#vocabularies()}, the values at places 1, 2, …;
 * place 0 is "anything else". Immutable and thread-safe; part of a snapshot.
 *
 * <p>A place may be taken from one value and given to another, so with each goes the model version since which it is
 * its value's: what an older model said of that place was not of this value. Versions of one model have one line of
 * vocabularies, each made from the one before.
 */
public final class Vocabularies {

    private final List<List<String>> values;
    private final List<List<Long>> since;
    private final List<Map<String, Integer>> places = new ArrayList<>(); // looked up only, never walked

    /** Whose places have always been theirs. */
    public Vocabularies(List<List<String>> values) {
        this(values, values.stream()
                .map(vocabulary -> Collections.nCopies(vocabulary.size(), 0L))
                .toList());
    }

    /**
     * @param since for each value the version since which the place is its own; 0: always
     * @throws IllegalArgumentException if a value has two places, or if not each has its version
     */
    public Vocabularies(List<List<String>> values, List<? extends List<Long>> since) {
        this.values = values.stream().map(List::copyOf).toList();
        this.since = since.stream().map(List::copyOf).toList();
        if (!sizes(this.values).equals(sizes(this.since))) {
            throw new IllegalArgumentException(
                    "vocabulary: values=" + sizes(values) + ", versions=" + sizes(this.since));
        }
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

    private static List<Integer> sizes(List<? extends List<?>> lists) {
        return lists.stream().map(List::size).toList();
    }

    public List<List<String>> values() {
        return values;
    }

    /** For each of {@link #values()} the version since which the place is its own. */
    public List<List<Long>> since() {
        return since;
    }

    /** The place of a value; 0 if it has none. */
    public int place(int vocabulary, String value) {
        Integer place = places.get(vocabulary).get(value);
        return place == null ? 0 : place;
    }

    /** Whether a place has meant to models of {@code version} what it means here. Place 0 always has. */
    public boolean knew(long version, int vocabulary, int place) {
        return place == 0 || since.get(vocabulary).get(place - 1) <= version;
    }

    /** The value at a place above 0; empty if that place is not taken yet. */
    public Optional<String> value(int vocabulary, int place) {
        List<String> taken = values.get(vocabulary);
        return place > 0 && place <= taken.size() ? Optional.of(taken.get(place - 1)) : Optional.empty();
    }

    /** How many values of a vocabulary have no place in that of {@code other}. */
    public int unknownTo(Vocabularies other, int vocabulary) {
        int unknown = 0;
        for (String value : values.get(vocabulary)) {
            unknown += other.place(vocabulary, value) == 0 ? 1 : 0;
        }
        return unknown;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vocabularies that && values.equals(that.values) && since.equals(that.since);
    }

    @Override
    public int hashCode() {
        return 31 * values.hashCode() + since.hashCode();
    }

    @Override
    public String toString() {
        return "Vocabularies" + values;
    }
}
