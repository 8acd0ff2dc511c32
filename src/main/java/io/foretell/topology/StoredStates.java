package io.foretell.topology;

import io.foretell.predict.CorruptState;
import io.foretell.predict.KeyState;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Each key's state, read from the store. One whose bytes have been damaged, on a disk or on the way, is worth nothing: its
 * key starts afresh, which is logged and counted. To stop would leave all keys of its task without predictions, and to
 * start again would find the same bytes.
 *
 * <p>Not thread-safe: one for each task.
 */
final class StoredStates {

    private static final Logger log = LoggerFactory.getLogger(StoredStates.class);

    private final KeyValueStore<String, byte[]> store;
    private final LongAdder damaged;

    /** @param damaged counted up */
    StoredStates(KeyValueStore<String, byte[]> store, LongAdder damaged) {
        this.store = store;
        this.damaged = damaged;
    }

    /** Makes {@code state} that of the key, or a new one. */
    void read(String key, KeyState state) {
        byte[] stored = store.get(key);
        if (stored == null || !readable(key, stored, state)) {
            state.clear();
        }
    }

    /** Takes the bytes that the store has for a key into {@code state}, or says that they are damaged. */
    boolean readable(String key, byte[] stored, KeyState state) {
        try {
            state.read(stored);
            return true;
        } catch (CorruptState e) {
            damaged.increment();
            log.warn("Key {} starts afresh, what was stored of it is damaged. {}", key, e.getMessage());
            return false;
        }
    }
}
