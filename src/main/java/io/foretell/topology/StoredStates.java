package io.foretell.topology;

import io.foretell.predict.CorruptState;
import io.foretell.predict.KeyState;
import io.foretell.snapshot.Snapshot;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Each key's state, read from the store, and repaired if its bytes have been damaged, on a disk or on the way.
 *
 * <p>Not thread-safe: one for each task.
 */
final class StoredStates {

    private final KeyValueStore<String, byte[]> store;
    private final int partition;
    private final Repair repair;

    /** @param partition of the topic that the task reads */
    StoredStates(KeyValueStore<String, byte[]> store, int partition, Repair repair) {
        this.store = store;
        this.partition = partition;
        this.repair = repair;
    }

    /**
     * Makes {@code state} that of the key, or a new one.
     *
     * @param offset of the event that it is for
     * @param model  what that is predicted with
     * @throws DamagedState if the store is to be restored first
     */
    void read(String key, KeyState state, long offset, Snapshot model) {
        byte[] stored = store.get(key);
        if (stored == null) {
            state.clear();
            return;
        }
        try {
            state.read(stored);
        } catch (CorruptState e) {
            repair.mend(new Damage(partition, offset, key, stored, e.getMessage()), model, state);
        }
    }
}
