package io.foretell.feature;

import java.util.List;

/**
 * For every vocabulary of the spec, in the order of {@link Features#vocabularies()}, the values at places 1, 2, …;
 * place 0 is "anything else". Immutable; part of a snapshot.
 */
public final class Vocabularies {

    public Vocabularies(List<List<String>> values) {
        throw new UnsupportedOperationException();
    }

    public List<List<String>> values() {
        throw new UnsupportedOperationException();
    }

    /** The place of a value; 0 if it has none. */
    public int place(int vocabulary, String value) {
        throw new UnsupportedOperationException();
    }

    /** The value at a place above 0, if that place is taken. */
    public String value(int vocabulary, int place) {
        throw new UnsupportedOperationException();
    }
}
