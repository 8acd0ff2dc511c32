package io.foretell.predict;

import io.foretell.event.Event;
import io.foretell.feature.Features;
import io.foretell.lstm.Network;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happens to one event: score the forecasts that waited for it, take it in, step, make the next forecast.
 * Test-then-train: nothing of the event reaches its own score. A function of snapshot, state, event and clock alone;
 * events of different keys can go together, which reads the weights once for all of them, and give what each alone
 * gives. Not thread-safe: one for each task.
 */
public final class Predictor {

    private final Features features;
    private final Forecaster forecaster;
    private final long forgetAfter; // millis
    private final int ones; // positions of x(t) that are 1
    private final Network.Workspace workspace;
    private final float[][] cells; // (capacity) of the states in the present call
    private final List<Optional<Scored>> scored = new ArrayList<>(); // likewise

    /** One event at a time. */
    public Predictor(Blueprint blueprint) {
        this(blueprint, 1);
    }

    /** @param capacity events that can go together, at most */
    public Predictor(Blueprint blueprint, int capacity) {
        features = blueprint.features();
        forecaster = Forecaster.of(blueprint);
        forgetAfter = blueprint.spec().forgetAfter().toMillis();
        ones = blueprint.shape().active();
        workspace = new Network.Workspace(blueprint.shape(), capacity);
        cells = new float[capacity][];
    }

    /**
     * @param state of the event's key, changed in place
     * @param now   the stream's clock, epoch millis; a key idle for longer than {@code forget-after} starts afresh
     */
    public Prediction step(Snapshot snapshot, KeyState state, Event event, long now) {
        return step(snapshot, List.of(new Step(state, event, now))).get(0);
    }

    /**
     * Events of different keys together.
     *
     * @param steps no more than the capacity; none is none
     * @return a prediction for each, in their order
     */
    public List<Prediction> step(Snapshot snapshot, List<Step> steps) {
        scored.clear();
        for (int n = 0; n < steps.size(); n++) {
            scored.add(meet(snapshot, steps.get(n), n));
            cells[n] = steps.get(n).state().cells();
        }
        if (!steps.isEmpty()) {
            snapshot.network().step(cells, steps.size(), workspace);
        }
        List<Prediction> predictions = new ArrayList<>(steps.size());
        for (int n = 0; n < steps.size(); n++) {
            predictions.add(predict(snapshot, steps.get(n), n));
        }
        return predictions;
    }

    /** Scores the forecasts that waited for the event and makes it the n-th x(t). */
    private Optional<Scored> meet(Snapshot snapshot, Step step, int n) {
        KeyState state = step.state();
        if (state.step() > 0 && step.now() - state.lastSeen() > forgetAfter) {
            state.clear();
        }
        Optional<Scored> score = state.step() == 0
                ? Optional.empty()
                : Optional.of(forecaster.score(snapshot, state, step.event()));
        state.context().observe(step.event());
        features.encode(step.event(), state.context(), snapshot.statistics(), snapshot.vocabularies(),
                workspace.dense(n), 0, workspace.active(), n * ones);
        return score;
    }

    private Prediction predict(Snapshot snapshot, Step step, int n) {
        KeyState state = step.state();
        Event event = step.event();
        Forecast forecast = forecaster.forecast(snapshot, state, event, workspace.z(n));
        state.advance(step.now());
        return new Prediction(
                event.key(), event.time(), state.step(), snapshot.version(), forecast, scored.get(n));
    }
}
