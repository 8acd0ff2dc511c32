package io.foretell.feature;

import io.foretell.event.Event;
import java.util.List;

/**
 * One category's block of x(t): 1 at the place of its value, else 0. Immutable.
 *
 * @param vocabulary index among {@link Features#vocabularies()}
 * @param places     width of the block
 * @param columns    one for a category, two or more for a cross
 * @param start      position in x(t) of place 0
 */
record OneHot(int vocabulary, int places, List<Integer> columns, int start) {

    /** Between the words of a cross: the unit separator, which no sane word holds. */
    private static final char SEPARATOR = '\u001f';

    /** The position in x(t) that is 1. */
    int position(Event event, Vocabularies vocabularies) {
        return start + place(word(columns, event), vocabulary, places, vocabularies);
    }

    /** A word's place, 0 if it is missing, unknown, or beyond what the spec has room for. */
    static int place(String word, int vocabulary, int places, Vocabularies vocabularies) {
        int place = word == null ? 0 : vocabularies.place(vocabulary, word);
        return place < places ? place : 0;
    }

    /** The value of a category or cross in this event, or null if (a part of) it is missing. */
    static String word(List<Integer> columns, Event event) {
        String word = event.word(columns.get(0));
        for (int i = 1; i < columns.size() && word != null; i++) {
            String part = event.word(columns.get(i));
            word = part == null ? null : word + SEPARATOR + part;
        }
        return word;
    }
}
