package io.foretell.spec;

import java.util.List;

/** The values of a category. Place 0 is always "anything else". */
public sealed interface Vocabulary {

    /** How many places there are, "anything else" included. */
    int places();

    /** Exactly these values, at places 1, 2, … */
    record Closed(List<String> values) implements Vocabulary {
        public Closed {
            values = List.copyOf(values);
        }

        @Override
        public int places() {
            return values.size() + 1;
        }
    }

    /** Learned from the events: at most {@code size} values. */
    record Open(int size) implements Vocabulary {
        @Override
        public int places() {
            return size + 1;
        }
    }
}
