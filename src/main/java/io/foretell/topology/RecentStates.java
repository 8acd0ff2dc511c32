package io.foretell.topology;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorContextUtils;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.WrappedStateStore;

/**
 * A task's states of the latest keys, before the store that logs them: what has moved since the last commit goes there
 * when Streams asks for it, which it does ahead of each commit, or when memory is short.
 *
 * <p>It is what Streams' own cache does, in its place. That one finds a key by the order of its bytes and behind locks,
 * notes where each record came from, and so costs nearly as much at an event as the step. The interface by which Streams
 * asks is not public: a version of Kafka without it does not compile.
 *
 * <p>Not thread-safe: a store is one task's. Those of one application share its memory evenly.
 */
final class RecentStates extends WrappedStateStore<KeyValueStore<String, byte[]>, String, byte[]>
        implements KeyValueStore<String, byte[]> {

    private static final int OVERHEAD = 150; // bytes of the objects around a key and a state, about

    private final SharedMemory memory;
    private final Map<String, Recent> recent = new LinkedHashMap<>(16, 0.75f, true); // the one touched longest ago first
    private final List<Recent> moved = new ArrayList<>(); // since the last commit
    private InternalProcessorContext<?, ?> context;
    private long bytes;
    private boolean sharing;

    private RecentStates(KeyValueStore<String, byte[]> logged, SharedMemory memory) {
        super(logged);
        this.memory = memory;
    }

    /** A key's state as the task wrote it last. */
    private static final class Recent {

        private final String key;
        private byte[] state; // null: deleted
        private long timestamp; // of the record that it was written for
        private boolean moved;

        private Recent(String key) {
            this.key = key;
        }

        private long bytes() {
            return OVERHEAD + (state == null ? 0 : state.length);
        }
    }

    /**
     * @param logged makes the stores, without a cache
     * @param memory for what all of them remember together
     */
    static StoreBuilder<KeyValueStore<String, byte[]>> before(
            StoreBuilder<KeyValueStore<String, byte[]>> logged, SharedMemory memory) {
        return new StoreBuilder<>() {

            @Override
            public KeyValueStore<String, byte[]> build() {
                return new RecentStates(logged.build(), memory);
            }

            @Override
            public StoreBuilder<KeyValueStore<String, byte[]>> withCachingEnabled() {
                return this;
            }

            /** Streams says so when there is no memory, and without any nothing is remembered here. */
            @Override
            public StoreBuilder<KeyValueStore<String, byte[]>> withCachingDisabled() {
                return this;
            }

            @Override
            public StoreBuilder<KeyValueStore<String, byte[]>> withLoggingEnabled(Map<String, String> config) {
                logged.withLoggingEnabled(config);
                return this;
            }

            @Override
            public StoreBuilder<KeyValueStore<String, byte[]>> withLoggingDisabled() {
                logged.withLoggingDisabled();
                return this;
            }

            @Override
            public Map<String, String> logConfig() {
                return logged.logConfig();
            }

            @Override
            public boolean loggingEnabled() {
                return logged.loggingEnabled();
            }

            @Override
            public String name() {
                return logged.name();
            }
        };
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        this.context = ProcessorContextUtils.asInternalProcessorContext(context);
        super.init(context, root);
    }

    @Override
    public byte[] get(String key) {
        Recent found = recent.get(key);
        return found == null ? wrapped().get(key) : found.state;
    }

    /** @param state not to be changed any more; null: none */
    @Override
    public void put(String key, byte[] state) {
        share();
        Recent entry = recent.get(key);
        if (entry == null) {
            entry = new Recent(key);
            recent.put(key, entry);
        } else {
            bytes -= entry.bytes();
        }
        entry.state = state;
        entry.timestamp = context.recordContext().timestamp();
        bytes += entry.bytes();
        if (!entry.moved) {
            entry.moved = true;
            moved.add(entry);
        }
        if (bytes > memory.share()) {
            shrink();
        }
    }

    /** Only an active task writes, so that those which are there for others take no part. */
    private void share() {
        if (!sharing) {
            memory.join();
            sharing = true;
        }
    }

    private void shrink() {
        Iterator<Recent> oldest = recent.values().iterator();
        while (bytes > memory.share() && oldest.hasNext()) {
            Recent entry = oldest.next();
            if (entry.moved) {
                flushCache();
            }
            bytes -= entry.bytes();
            oldest.remove();
        }
    }

    /** Called by Streams ahead of each commit: what has moved goes to the store, with its record's time. */
    @Override
    public void flushCache() {
        if (moved.isEmpty()) {
            return; // a standby's context has no record to be asked for
        }
        ProcessorRecordContext present = context.recordContext();
        try {
            for (Recent entry : moved) {
                context.setRecordContext(
                        new ProcessorRecordContext(entry.timestamp, -1, -1, null, new RecordHeaders()));
                wrapped().put(entry.key, entry.state);
                entry.moved = false;
            }
            moved.clear();
        } finally {
            context.setRecordContext(present);
        }
    }

    /** Called by Streams when the task becomes one that follows another's changelog. */
    @Override
    public void clearCache() {
        recent.clear();
        moved.clear();
        bytes = 0;
        if (sharing) {
            memory.leave();
            sharing = false;
        }
    }

    @Override
    public byte[] putIfAbsent(String key, byte[] state) {
        byte[] present = get(key);
        if (present == null) {
            put(key, state);
        }
        return present;
    }

    @Override
    public void putAll(List<KeyValue<String, byte[]>> states) {
        states.forEach(state -> put(state.key, state.value));
    }

    @Override
    public byte[] delete(String key) {
        byte[] before = get(key);
        put(key, null);
        return before;
    }

    @Override
    public KeyValueIterator<String, byte[]> range(String from, String to) {
        flushCache();
        return wrapped().range(from, to);
    }

    @Override
    public KeyValueIterator<String, byte[]> all() {
        flushCache();
        return wrapped().all();
    }

    @Override
    public long approximateNumEntries() {
        return wrapped().approximateNumEntries() + moved.size();
    }

    @Override
    public void flush() {
        flushCache();
        super.flush();
    }

    /** What has moved since the last commit was not committed, and is lost with it. */
    @Override
    public void close() {
        clearCache();
        super.close();
    }
}
