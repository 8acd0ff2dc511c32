package io.foretell.evaluate;

import io.foretell.feature.Vocabularies;

/** The values that the model can name at the moment; all others are "anything else" to it. */
record Names(Vocabularies vocabularies, int vocabulary) {

    boolean has(String word) {
        return vocabularies.place(vocabulary, word) > 0;
    }
}
