package io.foretell.predict;

import io.foretell.event.Event;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import io.foretell.spec.Target;

/**
 * What one kind of target makes of z = V h + c: a forecast to publish and to keep, and its score when its event has
 * come. What is kept is what was published, so a score never depends on a snapshot that came in between.
 */
sealed interface Forecaster permits NumberForecaster, CategoryForecaster, BinaryForecaster {

    static Forecaster of(Blueprint blueprint) {
        Target target = blueprint.targets().target();
        if (target instanceof Target.Number number) {
            return new NumberForecaster(blueprint, number);
        }
        return target instanceof Target.Category
                ? new CategoryForecaster(blueprint.targets())
                : new BinaryForecaster(blueprint.targets());
    }

    /**
     * Scores what waited for this event.
     *
     * @param snapshot gives the vocabularies alone
     */
    Scored score(Snapshot snapshot, KeyState state, Event event);

    /**
     * Makes the next forecast, after {@code event} was taken in, and lets it wait in the state.
     *
     * @param z (K) may be overwritten
     */
    Forecast forecast(Snapshot snapshot, KeyState state, Event event, float[] z);

    /** z of weights that are finite but absurd: still a number. */
    static float finite(float z) {
        if (Float.isNaN(z)) {
            return 0;
        }
        return Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, z));
    }
}
