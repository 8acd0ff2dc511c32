package io.foretell.evaluate;

import io.foretell.event.Decoded;
import io.foretell.event.Event;
import io.foretell.event.EventDecoder;
import io.foretell.event.EventFile;
import io.foretell.event.Reason;
import io.foretell.learn.Recipe;
import io.foretell.predict.KeyState;
import io.foretell.predict.Prediction;
import io.foretell.predict.Predictor;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Test, then train: every row is decoded, scored against the forecast that was made before it, taken in by its key's
 * state and only then given to the learner. Not thread-safe.
 */
public final class Replay {

    /** The timestamp of records without one: a file has only those that the spec names as a field. */
    private static final long NO_TIMESTAMP = 0;

    private final EventDecoder decoder;
    private final Predictor predictor;
    private final KeyState state; // of the row's key
    private final Map<String, byte[]> states = new HashMap<>(); // as the store has them; looked up only, never walked
    private final Learning learning;
    private final Scoreboard scoreboard;
    private final Map<Reason, Rejection> rejected = new EnumMap<>(Reason.class);
    private long events;
    private long now = Long.MIN_VALUE; // the stream's clock: the latest time so far

    public Replay(Blueprint blueprint, Protocol protocol) {
        this(blueprint, protocol, Recipe.WHOLE);
    }

    /** @param recipe which parts learning is made of, to measure what one of them earns */
    public Replay(Blueprint blueprint, Protocol protocol, Recipe recipe) {
        decoder = new EventDecoder(blueprint.spec());
        predictor = new Predictor(blueprint);
        state = new KeyState(blueprint);
        learning = new Learning(blueprint, protocol, recipe);
        scoreboard = Scoreboard.of(blueprint);
    }

    /** @return what the row's event gave; empty if the row was no event */
    public Optional<Prediction> take(EventFile.Row row) {
        Decoded decoded = decoder.decode(row.key(), row.value(), NO_TIMESTAMP);
        if (decoded instanceof Decoded.Accepted accepted) {
            return Optional.of(take(accepted.event(), row.scored()));
        }
        if (decoded instanceof Decoded.Forget forget) {
            forget(forget.key());
        } else if (decoded instanceof Decoded.Rejected no) {
            rejected.merge(no.reason(), new Rejection(no.reason(), 1, row.line(), no.detail()),
                    (first, again) -> first.oneMore());
        }
        return Optional.empty();
    }

    private Prediction take(Event event, boolean counts) {
        events++;
        now = Math.max(now, event.time());
        Snapshot snapshot = learning.current();
        Prediction prediction = step(snapshot, event);
        scoreboard.take(new Row(events, counts), event, prediction, snapshot);
        learning.take(event, events);
        return prediction;
    }

    private Prediction step(Snapshot snapshot, Event event) {
        byte[] before = states.get(event.key());
        if (before == null) {
            state.clear();
        } else {
            state.read(before);
        }
        Prediction prediction = predictor.step(snapshot, state, event, now);
        states.put(event.key(), state.write());
        return prediction;
    }

    private void forget(String key) {
        states.remove(key);
        learning.forget(key);
        scoreboard.forget(key);
    }

    /** Of the rows so far. */
    public Report report() {
        List<Entry> entries = scoreboard.entries();
        return new Report(events, entries.get(0), entries.subList(1, entries.size()), scoreboard.curve(events),
                learning.promoted(), new ArrayList<>(rejected.values()));
    }
}
