package io.foretell.learn;

import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import java.util.Optional;

/**
 * The one merge task: updates ➜ candidate ➜ gate ➜ current. Not thread-safe.
 */
public final class Merge {

    public Merge(Blueprint blueprint) {
        throw new UnsupportedOperationException();
    }

    /**
     * @param promoted  a candidate that passed the gate and is current from now on
     * @param candidate a new candidate for the tasks to judge and to go on from
     */
    public record Outcome(Optional<Snapshot> promoted, Optional<Snapshot> candidate) {}

    public Outcome merge(Update update) {
        throw new UnsupportedOperationException();
    }

    public Snapshot current() {
        throw new UnsupportedOperationException();
    }

    public Snapshot candidate() {
        throw new UnsupportedOperationException();
    }

    public byte[] state() {
        throw new UnsupportedOperationException();
    }

    public void restore(byte[] state) {
        throw new UnsupportedOperationException();
    }
}
