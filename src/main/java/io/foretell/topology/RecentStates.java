package io.foretell.topology;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A task's states as it wrote them last, those of the latest keys. Streams' cache has them, too, but finds them by the
 * order of their keys' bytes, and behind two further stores: that takes several times as long.
 *
 * <p>The task must write all its states here as well; what it is thrown back to after an abort is not known here, so a
 * task that begins anew begins with none. Not thread-safe.
 */
final class RecentStates {

    private static final int OVERHEAD = 150; // bytes of the objects around a state, about

    private final SharedMemory memory;
    private final Map<String, byte[]> states = new LinkedHashMap<>(16, 0.75f, true); // the one touched longest ago first
    private long bytes;

    /** @param memory joined here, and left with {@link #close} */
    RecentStates(SharedMemory memory) {
        this.memory = memory;
        memory.join();
    }

    /** Empty if it is not known here what state there is. */
    Optional<byte[]> get(String key) {
        return Optional.ofNullable(states.get(key));
    }

    void put(String key, byte[] state) {
        byte[] before = states.put(key, state);
        bytes += before == null ? size(state) : state.length - before.length;
        if (bytes > memory.share()) {
            shrink();
        }
    }

    private static long size(byte[] state) {
        return OVERHEAD + state.length;
    }

    private void shrink() {
        Iterator<byte[]> oldest = states.values().iterator();
        while (bytes > memory.share() && oldest.hasNext()) {
            bytes -= size(oldest.next());
            oldest.remove();
        }
    }

    void remove(String key) {
        byte[] before = states.remove(key);
        bytes -= before == null ? 0 : size(before);
    }

    void close() {
        states.clear();
        bytes = 0;
        memory.leave();
    }
}
