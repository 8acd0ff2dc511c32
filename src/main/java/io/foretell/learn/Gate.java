package io.foretell.learn;

import io.foretell.lstm.Loss;
import io.foretell.snapshot.Snapshot;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides which candidate becomes current: only one that was better on events that neither has trained on. Judged
 * losses are gathered, over successive candidates of the line if need be, until enough targets were judged. Not
 * thread-safe.
 */
final class Gate {

    /** Targets before a decision: fewer say too little. */
    static final long ENOUGH = 64;

    /** Candidates remembered until they are judged, at most, and bytes of their weights; the last two always. */
    private static final int MOST_CANDIDATES = 32;

    private static final long MOST_BYTES = 64L << 20;

    private final NavigableMap<Long, Snapshot> candidates = new TreeMap<>();
    private Loss current = Loss.NONE;
    private Loss judged = Loss.NONE;

    /** A new candidate, to be judged by the tasks. */
    void remember(Snapshot candidate) {
        candidates.put(candidate.version(), candidate);
        long bytes = (long) Float.BYTES * candidate.weights().size();
        long most = Math.max(2, Math.min(MOST_CANDIDATES, MOST_BYTES / bytes));
        while (candidates.size() > most) {
            candidates.pollFirstEntry();
        }
    }

    /** Forgets candidates and what was gathered: another line begins. */
    void restart() {
        candidates.clear();
        clear();
    }

    private void clear() {
        current = Loss.NONE;
        judged = Loss.NONE;
    }

    /** The candidate that an update judged, better or not. */
    Optional<Snapshot> remembered(Update update) {
        return Optional.ofNullable(candidates.get(update.judged()));
    }

    /** The candidate that an update judged, if it is now known to be better than current. */
    Optional<Snapshot> pass(Update update) {
        Snapshot candidate = candidates.get(update.judged());
        if (candidate == null || !Double.isFinite(update.judgedLoss().sum())) {
            return Optional.empty();
        }
        current = current.plus(update.currentLoss());
        judged = judged.plus(update.judgedLoss());
        if (judged.count() < ENOUGH) {
            return Optional.empty();
        }
        boolean better = judged.mean() < current.mean() || !Double.isFinite(current.mean());
        clear();
        return better ? Optional.of(candidate) : Optional.empty();
    }

    void write(Bytes.Out out) {
        out.loss(current).loss(judged);
    }

    void read(Bytes.In in) {
        candidates.clear();
        current = in.loss();
        judged = in.loss();
    }
}
