package io.foretell.learn;

import io.foretell.event.Event;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import java.time.Duration;
import java.util.Optional;

/**
 * One trainer task: keeps the history of its keys and, when told, runs a round on it.
 * Not thread-safe. Equal inputs and seed give equal bits.
 */
public final class Learner {

    /** @param task names this task in its updates and decides its random draws together with the spec's seed */
    public Learner(Blueprint blueprint, HistoryStore history, String task) {
        throw new UnsupportedOperationException();
    }

    /** Takes an event into its key's history. @param learner the model that rolls stored states forward */
    public void append(Event event, Snapshot learner) {
        throw new UnsupportedOperationException();
    }

    public void forget(String key) {
        throw new UnsupportedOperationException();
    }

    /**
     * Judges {@code candidate} against {@code current} on events that neither has trained on, then trains from {@code candidate}.
     *
     * @param limit wall-clock time that training may take; empty: all of the spec's steps
     * @return empty if there is nothing to learn from yet
     */
    public Optional<Update> round(Snapshot current, Snapshot candidate, Optional<Duration> limit) {
        throw new UnsupportedOperationException();
    }

    /** Optimizer, random draws and counters: what a restart needs to go on. */
    public byte[] state() {
        throw new UnsupportedOperationException();
    }

    public void restore(byte[] state) {
        throw new UnsupportedOperationException();
    }
}
