package io.foretell.learn;

import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import io.foretell.snapshot.SnapshotFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether each committed state of a merge, and each version that it published, is by its bits what comes of applying
 * every update once, in their order.
 *
 * <p>A merge that was restarted has forgotten all candidates but the newest, so what it promotes next depends on when
 * that was, which is not known. So after each committed state a merge that was restarted there goes along with those
 * that were not, and those that the next state contradicts drop out. Restarts longer ago than the gate remembers make
 * no difference any more.
 */
public final class MergeReplay {

    private static final int ALIKE = 40; // more than the gate remembers

    private final Blueprint blueprint;
    private final List<Update> updates;
    private final Map<Long, Snapshot> published;
    private List<Past> possible = new ArrayList<>();
    private final List<String> unmet = new ArrayList<>();
    private int merged;
    private int states;

    /** What may have been, and the candidates that it made since the last committed state. */
    private record Past(Merge merge, List<Snapshot> made) {

        void merge(Update update) {
            merge.merge(update).candidate().ifPresent(made::add);
        }

        long version() {
            return merge.candidate().version();
        }
    }

    /**
     * @param updates   of all tasks, all that were committed, in their order
     * @param published all versions that were ever readable
     */
    public MergeReplay(Blueprint blueprint, List<Update> updates, Map<Long, Snapshot> published) {
        this.blueprint = blueprint;
        this.updates = List.copyOf(updates);
        this.published = Map.copyOf(published);
        possible.add(new Past(new Merge(blueprint), new ArrayList<>()));
    }

    /** Takes in the next committed state. After one that nothing explains there is nothing to go on from. */
    public void next(byte[] state) {
        if (!unmet.isEmpty()) {
            return;
        }
        int from = merged;
        Optional<Past> before = possible.stream().findFirst();
        while (merged < updates.size()) {
            Update update = updates.get(merged++);
            possible.forEach(past -> past.merge(update));
            List<Past> alike = possible.stream().filter(past -> Arrays.equals(past.merge.state(), state)).toList();
            if (!alike.isEmpty()) {
                states++;
                goOnFrom(agreeing(alike), state);
                return;
            }
        }
        unmet.add("merge: committed state %d holds candidate %d, and is not what any of the updates from %d to %d makes"
                .formatted(states, restored(state).version(), from, updates.size() - 1)
                + " of the state before; together they make " + before.map(Past::version).orElse(0L));
    }

    /** Those that made what was published; all, if there are none. */
    private List<Past> agreeing(List<Past> alike) {
        List<Past> agreeing = alike.stream().filter(past -> contradiction(past.made).isEmpty()).toList();
        if (agreeing.isEmpty()) {
            contradiction(alike.get(0).made).ifPresent(unmet::add);
        }
        return agreeing.isEmpty() ? alike : agreeing;
    }

    private Optional<String> contradiction(List<Snapshot> made) {
        for (Snapshot snapshot : made) {
            Snapshot found = published.get(snapshot.version());
            if (found == null) {
                return Optional.of("merge: version " + snapshot.version() + " was made and never readable");
            }
            if (!Arrays.equals(SnapshotFile.write(found), SnapshotFile.write(snapshot))) {
                return Optional.of("merge: version " + snapshot.version() + " is not what update " + (merged - 1)
                        + " and those before it make");
            }
        }
        return Optional.empty();
    }

    private void goOnFrom(List<Past> alike, byte[] state) {
        alike.forEach(past -> past.made.clear());
        possible = new ArrayList<>(alike.subList(Math.max(0, alike.size() - ALIKE), alike.size()));
        possible.add(restored(state));
    }

    private Past restored(byte[] state) {
        Merge merge = new Merge(blueprint);
        merge.restore(state);
        return new Past(merge, new ArrayList<>());
    }

    /** Updates that the states so far are made of. */
    public int merged() {
        return merged;
    }

    /**
     * All states were taken in: what of the above does not hold, each with what was found.
     *
     * @param read how many of the updates the merge has committed to have read
     */
    public List<String> unmet(int read) {
        List<String> all = new ArrayList<>(unmet);
        if (unmet.isEmpty()) {
            if (merged != read) {
                all.add("merge: its last state is made of %d updates, but %d were read".formatted(merged, read));
            }
            long newest = possible.get(0).version();
            published.keySet().stream().filter(version -> version > newest).sorted().findFirst().ifPresent(version ->
                    all.add("merge: version " + version + " was published, but the last state's is " + newest));
        }
        return all;
    }
}
