package io.foretell.topology;

import io.foretell.predict.CorruptState;
import io.foretell.predict.KeyState;
import io.foretell.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Each key's state as the store has it, repaired if its bytes have been damaged, on a disk or on the way.
 *
 * <p>Not thread-safe: one for each task, from when it is initialized until it is closed.
 */
final class StoredStates {

    private final KeyValueStore<String, byte[]> store;
    private final int partition;
    private final Repair repair;
    private final List<Damage> damages = new ArrayList<>(); // found and not mended yet

    /** @param partition of the topic that the task reads */
    StoredStates(KeyValueStore<String, byte[]> store, int partition, Repair repair) {
        this.store = store;
        this.partition = partition;
        this.repair = repair;
    }

    /**
     * Makes {@code state} that of the key, or a new one; one that is damaged is none before {@link #mend}.
     *
     * @param offset of the event that it is for
     */
    void read(String key, KeyState state, long offset) {
        byte[] stored = store.get(key);
        if (stored == null) {
            state.clear();
            return;
        }
        try {
            state.read(stored);
        } catch (CorruptState e) {
            damages.add(new Damage(partition, offset, key, stored, e.getMessage(), state));
        }
    }

    /** @param state not to be changed any more */
    void put(String key, byte[] state) {
        store.put(key, state);
    }

    /** @return false if there was none */
    boolean delete(String key) {
        return store.delete(key) != null;
    }

    /** In the order of the keys' bytes; {@code from} may be null: from the first. */
    KeyValueIterator<String, byte[]> from(String from) {
        return store.range(from, null);
    }

    /**
     * Repairs those that were found damaged since the last call.
     *
     * @param model what their events are predicted with
     * @throws DamagedState if the store is to be restored first
     */
    void mend(Snapshot model) {
        if (!damages.isEmpty()) {
            List<Damage> all = List.copyOf(damages);
            damages.clear();
            repair.mend(all, model);
        }
    }
}
