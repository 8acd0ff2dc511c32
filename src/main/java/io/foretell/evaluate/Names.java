package io.foretell.evaluate;

import io.foretell.feature.Vocabularies;

/**
 * The values that a forecast could name; all others are "anything else" to it.
 *
 * @param unnamed a value that it could not name though the vocabulary may have it by now; "" for none
 */
record Names(Vocabularies vocabularies, int vocabulary, String unnamed) {

    boolean has(String word) {
        return !word.equals(unnamed) && vocabularies.place(vocabulary, word) > 0;
    }
}
