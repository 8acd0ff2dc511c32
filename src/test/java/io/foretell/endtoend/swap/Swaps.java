package io.foretell.endtoend.swap;

import io.foretell.measure.Conditions;
import java.util.List;

/**
 * What is kept.
 *
 * @param bytes of each snapshot
 */
public record Swaps(Setting setting, Conditions conditions, int bytes, List<Swap> swaps) {

    public Swaps {
        swaps = List.copyOf(swaps);
    }
}
