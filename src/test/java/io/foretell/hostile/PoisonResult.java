package io.foretell.hostile;

import io.foretell.measure.Conditions;
import java.util.List;

/** How much worse the other keys were forecast while one sent poison, as it is kept. */
record PoisonResult(Conditions conditions, int keys, int before, int during, List<Row> rows) {

    /**
     * Of one scale, poison and seed.
     *
     * @param without the other keys' root mean square error if nobody sends poison
     * @param ratio   with poison, of that without
     */
    record Row(String scale, Poison poison, long seed, double without, double ratio) {}
}
