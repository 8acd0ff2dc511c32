package io.foretell.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A store on disk whose latest writes wait in memory. {@link RecentStates} hands on each state that has moved since the
 * last commit, ten times a second; on disk a state that moves often is worth a place only now and then.
 *
 * <p>Nothing is at stake. The changelog is above this store and has every write before its commit; the disk is its copy,
 * as new as Streams asks for: {@link #flush} comes before each checkpoint. What waits when a task dies is restored from
 * the changelog, as it is when RocksDB's own memory is lost.
 *
 * <p>Not thread-safe: a store is one task's. Those of one supplier share its memory evenly.
 */
final class WriteBehind implements KeyValueStore<Bytes, byte[]> {

    private static final int OVERHEAD = 150; // bytes of the objects around a key and a value, about

    private final KeyValueStore<Bytes, byte[]> disk;
    private final SharedMemory memory; // with the open stores of the same supplier
    private final Map<Bytes, Waiting> waiting = new HashMap<>();
    private long bytes; // of the values that wait

    private WriteBehind(KeyValueStore<Bytes, byte[]> disk, SharedMemory memory) {
        this.disk = disk;
        this.memory = memory;
    }

    /** Has the length, too, so that to overwrite a value, long gone from the processor's caches, is not to touch it. */
    private static final class Waiting {

        private byte[] value; // null: deleted
        private int length;
    }

    /**
     * @param disk   makes the stores on disk
     * @param bytes for what waits in all stores together
     */
    static KeyValueBytesStoreSupplier before(KeyValueBytesStoreSupplier disk, long bytes) {
        SharedMemory memory = new SharedMemory(bytes);
        return new KeyValueBytesStoreSupplier() {

            @Override
            public String name() {
                return disk.name();
            }

            @Override
            public KeyValueStore<Bytes, byte[]> get() {
                return new WriteBehind(disk.get(), memory);
            }

            @Override
            public String metricsScope() {
                return disk.metricsScope();
            }
        };
    }

    @Override
    public String name() {
        return disk.name();
    }

    /** The disk takes what is restored itself, past this. */
    @Override
    public void init(StateStoreContext context, StateStore root) {
        disk.init(context, root);
        memory.join();
    }

    @Override
    public byte[] get(Bytes key) {
        Waiting found = waiting.get(key);
        return found == null ? disk.get(key) : found.value;
    }

    @Override
    public void put(Bytes key, byte[] value) {
        Waiting entry = waiting.computeIfAbsent(key, first -> new Waiting());
        int length = value == null ? 0 : value.length;
        bytes += length - entry.length;
        entry.value = value;
        entry.length = length;
        if (bytes + (long) OVERHEAD * waiting.size() > memory.share()) {
            write();
        }
    }

    private void write() {
        List<KeyValue<Bytes, byte[]>> all = new ArrayList<>(waiting.size());
        waiting.forEach((key, entry) -> all.add(KeyValue.pair(key, entry.value)));
        disk.putAll(all);
        drop();
    }

    private void drop() {
        waiting.clear();
        bytes = 0;
    }

    @Override
    public byte[] putIfAbsent(Bytes key, byte[] value) {
        byte[] present = get(key);
        if (present == null) {
            put(key, value);
        }
        return present;
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte[] delete(Bytes key) {
        byte[] before = get(key);
        put(key, null);
        return before;
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        write();
        return disk.range(from, to);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> reverseRange(Bytes from, Bytes to) {
        write();
        return disk.reverseRange(from, to);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        write();
        return disk.all();
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> reverseAll() {
        write();
        return disk.reverseAll();
    }

    @Override
    public <S extends Serializer<P>, P> KeyValueIterator<Bytes, byte[]> prefixScan(P prefix, S serializer) {
        write();
        return disk.prefixScan(prefix, serializer);
    }

    @Override
    public long approximateNumEntries() {
        return disk.approximateNumEntries() + waiting.size();
    }

    @Override
    public void flush() {
        write();
        disk.flush();
    }

    /** Without a flush before it, what waits is lost, as it would be with the process; the store may be opened again. */
    @Override
    public void close() {
        if (disk.isOpen()) {
            memory.leave();
            disk.close();
        }
        drop();
    }

    @Override
    public boolean persistent() {
        return disk.persistent();
    }

    @Override
    public boolean isOpen() {
        return disk.isOpen();
    }

    @Override
    public Position getPosition() {
        return disk.getPosition();
    }
}
