package io.foretell.evaluate;

import io.foretell.event.Event;
import io.foretell.predict.Prediction;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import io.foretell.spec.Target;
import java.util.List;

/** The model and its baselines, scored on the same rows as they pass. Not thread-safe. */
interface Scoreboard {

    static Scoreboard of(Blueprint blueprint) {
        Target target = blueprint.spec().target();
        if (target instanceof Target.Category category) {
            return new CategoryBoard(blueprint, category);
        }
        if (target instanceof Target.Binary binary) {
            return new BinaryBoard(blueprint, binary);
        }
        return new NumberBoard(blueprint, (Target.Number) target);
    }

    /**
     * Scores the forecasts made before {@code event}, if it {@code row.counts()}; then lets the baselines learn from
     * it.
     *
     * @param snapshot the model's version when it met the event
     */
    void take(Row row, Event event, Prediction prediction, Snapshot snapshot);

    void forget(String key);

    /** The model's entry first, then the baselines'. */
    List<Entry> entries();

    /** @param events taken in so far */
    List<CurvePoint> curve(long events);
}
