package io.foretell.learn;

import java.util.Map;
import java.util.TreeMap;

/**
 * How much of each task's delta enters the candidate. Asynchronous federated averaging: a candidate is made of every
 * update as it arrives, so that no task waits for another, and a dead one blocks nobody.
 *
 * <pre>
 *                     trained_i                1
 * share(update i) = ──────────────────  ·  ────────      b = ⌊(candidate − base) / tasks⌋
 *                   Σ_j∈active trained_j     1 + b
 * </pre>
 * where trained_j is what task j's last update was trained on and b how many rounds of all tasks the update is
 * behind. When each of n tasks has sent one update on the same base, their sum is base + Σ share_i delta_i: federated
 * averaging (McMahan et al. 2017). With one task the share is 1. A task is active if it was heard of within the last
 * {@value #PATIENCE} rounds of all. Not thread-safe.
 */
final class Shares {

    /** Rounds behind beyond which a delta no longer counts: it points from where nobody stands any more. */
    static final long MOST_BEHIND = 8;

    private static final int PATIENCE = 4;

    private record Heard(long round, long trained, long at) {}

    private final Map<String, Heard> tasks = new TreeMap<>();
    private long updates;

    /** Takes note of an update; false if it has been noted before. */
    boolean note(Update update) {
        Heard last = tasks.get(update.task());
        if (last != null && last.round() == update.round()) {
            return false;
        }
        updates++;
        tasks.put(update.task(), new Heard(update.round(), update.trained(), updates));
        tasks.values().removeIf(heard -> updates - heard.at() > (long) PATIENCE * tasks.size());
        return true;
    }

    /** Whether an update is so far behind that it counts for nothing. */
    boolean isFarBehind(Update update, long candidate) {
        return !tasks.isEmpty() && behind(update, candidate) > MOST_BEHIND;
    }

    private long behind(Update update, long candidate) {
        return Math.max(0, candidate - update.base()) / tasks.size();
    }

    float share(Update update, long candidate) {
        long behind = behind(update, candidate);
        long total = tasks.values().stream().mapToLong(Heard::trained).sum();
        if (behind > MOST_BEHIND || total == 0) {
            return 0;
        }
        return (float) ((double) update.trained() / total / (1 + behind));
    }

    void write(Bytes.Out out) {
        out.number(updates).number(tasks.size());
        tasks.forEach((task, heard) -> out.text(task).number(heard.round()).number(heard.trained()).number(heard.at()));
    }

    void read(Bytes.In in) {
        tasks.clear();
        updates = in.number();
        for (int i = in.size(Long.BYTES); i > 0; i--) {
            tasks.put(in.text(), new Heard(in.number(), in.number(), in.number()));
        }
    }
}
