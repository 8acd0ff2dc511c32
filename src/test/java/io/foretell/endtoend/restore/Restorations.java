package io.foretell.endtoend.restore;

import io.foretell.measure.Conditions;
import java.util.List;

/**
 * What is kept.
 *
 * @param hidden           units of the LSTM
 * @param foretellBytes    of Foretell's changelog on the broker
 * @param passThroughBytes of the other one's
 */
public record Restorations(
        Conditions conditions, int hidden, long foretellBytes, long passThroughBytes, List<Pair> pairs) {

    public Restorations {
        pairs = List.copyOf(pairs);
    }
}
