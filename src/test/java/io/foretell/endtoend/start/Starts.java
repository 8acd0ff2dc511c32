package io.foretell.endtoend.start;

import io.foretell.measure.Conditions;
import java.util.List;

/**
 * What is kept.
 *
 * @param first   seconds of each first start of a deployment, which creates its topics
 * @param restart seconds of each start after it was stopped
 */
public record Starts(Conditions conditions, List<Double> first, List<Double> restart) {

    public Starts {
        first = List.copyOf(first);
        restart = List.copyOf(restart);
    }
}
