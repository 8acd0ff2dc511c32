package io.foretell.endtoend.series;

import io.foretell.measure.Conditions;
import java.util.List;

/**
 * What is kept.
 *
 * @param guarantee as specs name it
 * @param hidden    units of the LSTM
 * @param keys      among which events are spread evenly
 */
public record Series(Conditions conditions, String guarantee, int hidden, int keys, List<Stretch> stretches) {

    public Series {
        stretches = List.copyOf(stretches);
    }
}
