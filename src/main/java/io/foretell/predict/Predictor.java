package io.foretell.predict;

import io.foretell.event.Event;
import io.foretell.feature.Features;
import io.foretell.lstm.Network;
import io.foretell.lstm.Shape;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import java.util.Optional;

/**
 * What happens to one event: score the forecasts that waited for it, take it in, step, make the next forecast.
 * Test-then-train: nothing of the event reaches its own score. A function of snapshot, state, event and clock alone.
 * Not thread-safe: one for each task.
 */
public final class Predictor {

    private final Features features;
    private final Forecaster forecaster;
    private final long forgetAfter; // millis
    private final Network.Workspace workspace;
    private final float[] dense;
    private final int[] active;
    private final float[] z; // (K)

    public Predictor(Blueprint blueprint) {
        Shape shape = blueprint.shape();
        features = blueprint.features();
        forecaster = Forecaster.of(blueprint);
        forgetAfter = blueprint.spec().forgetAfter().toMillis();
        workspace = new Network.Workspace(shape, 1);
        dense = new float[shape.dense()];
        active = new int[shape.active()];
        z = new float[shape.output().size()];
    }

    /**
     * @param state of the event's key, changed in place
     * @param now   the stream's clock, epoch millis; a key idle for longer than {@code forget-after} starts afresh
     */
    public Prediction step(Snapshot snapshot, KeyState state, Event event, long now) {
        if (state.step() > 0 && now - state.lastSeen() > forgetAfter) {
            state.clear();
        }
        Optional<Scored> scored =
                state.step() == 0 ? Optional.empty() : Optional.of(forecaster.score(snapshot, state, event));
        state.context().observe(event);
        features.encode(
                event, state.context(), snapshot.statistics(), snapshot.vocabularies(), dense, 0, active, 0);
        snapshot.network().step(state.cells(), dense, active, z, workspace);
        Forecast forecast = forecaster.forecast(snapshot, state, event, z);
        state.advance(now);
        return new Prediction(event.key(), event.time(), state.step(), snapshot.version(), forecast, scored);
    }
}
