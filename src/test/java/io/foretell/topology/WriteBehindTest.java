package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class WriteBehindTest {

    private static final long PLENTY = 1 << 20;

    /** A store in memory stands for the one on disk. */
    private static final class Pair {

        private final List<KeyValueStore<Bytes, byte[]>> disks = new ArrayList<>();
        private final KeyValueBytesStoreSupplier supplier;

        Pair(long memory) {
            KeyValueBytesStoreSupplier inMemory = Stores.inMemoryKeyValueStore("states");
            supplier = WriteBehind.before(new KeyValueBytesStoreSupplier() {

                @Override
                public String name() {
                    return inMemory.name();
                }

                @Override
                public KeyValueStore<Bytes, byte[]> get() {
                    KeyValueStore<Bytes, byte[]> disk = inMemory.get();
                    disks.add(disk);
                    return disk;
                }

                @Override
                public String metricsScope() {
                    return inMemory.metricsScope();
                }
            }, memory);
        }

        KeyValueStore<Bytes, byte[]> open() {
            KeyValueStore<Bytes, byte[]> store = supplier.get();
            init(store);
            return store;
        }

        static void init(KeyValueStore<Bytes, byte[]> store) {
            store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
        }

        KeyValueStore<Bytes, byte[]> disk() {
            return disks.get(disks.size() - 1);
        }
    }

    private static Bytes key(int n) {
        return Bytes.wrap("key-%02d".formatted(n).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] value(int n) {
        return Integer.toString(n).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> contents(KeyValueIterator<Bytes, byte[]> entries) {
        List<String> all = new ArrayList<>();
        try (entries) {
            entries.forEachRemaining(entry -> all.add(text(entry.key.get()) + "=" + text(entry.value)));
        }
        return all;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** @param operations keys 0 to 9 are written; from 10 on: deleted, read, walked, flushed */
    @Property(tries = 300)
    void tellsWhatWasWrittenLast_whateverIsOnDisk(
            @ForAll @Size(max = 120) List<@IntRange(max = 49) Integer> operations,
            @ForAll @IntRange(min = 1, max = 4000) int memory) {
        KeyValueStore<Bytes, byte[]> store = new Pair(memory).open();
        TreeMap<Bytes, byte[]> expected = new TreeMap<>();
        for (int i = 0; i < operations.size(); i++) {
            Bytes key = key(operations.get(i) % 10);
            switch (operations.get(i) / 10) {
                case 0 -> {
                    store.put(key, value(i));
                    expected.put(key, value(i));
                }
                case 1 -> assertThat(store.delete(key)).isEqualTo(expected.remove(key));
                case 2 -> assertThat(store.get(key)).isEqualTo(expected.get(key));
                case 3 -> {
                    byte[] written = value(i);
                    store.putAll(List.of(KeyValue.pair(key, written)));
                    assertThat(store.putIfAbsent(key, value(-i))).isEqualTo(written);
                    expected.put(key, written);
                }
                default -> store.flush();
            }
        }
        List<String> all = expected.entrySet().stream()
                .map(entry -> text(entry.getKey().get()) + "=" + text(entry.getValue()))
                .toList();
        assertThat(contents(store.all())).isEqualTo(all);
        assertThat(contents(store.range(key(0), key(9)))).isEqualTo(all);
        assertThat(contents(store.prefixScan("key-", new StringSerializer()))).isEqualTo(all);
        assertThat(contents(store.reverseAll())).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void disk_getsWhatWaitsAtAFlush() {
        Pair pair = new Pair(PLENTY);
        KeyValueStore<Bytes, byte[]> store = pair.open();
        store.put(key(1), value(1));
        store.put(key(1), value(2));
        assertThat(pair.disk().get(key(1))).isNull();
        store.flush();
        assertThat(pair.disk().get(key(1))).isEqualTo(value(2));
        store.delete(key(1));
        assertThat(pair.disk().get(key(1))).isEqualTo(value(2));
        store.flush();
        assertThat(pair.disk().get(key(1))).isNull();
    }

    @Test
    void memoryOfAll_isSharedByThoseThatAreOpen() {
        Pair pair = new Pair(10_000);
        KeyValueStore<Bytes, byte[]> first = pair.open();
        KeyValueStore<Bytes, byte[]> second = pair.open();
        second.put(key(1), new byte[4_000]);
        assertThat(pair.disk().get(key(1))).isNull();
        second.put(key(2), new byte[4_000]);
        assertThat(pair.disk().get(key(1))).hasSize(4_000);
        assertThat(pair.disk().get(key(2))).hasSize(4_000);
        first.close();
        first.close();
        second.put(key(1), new byte[9_000]);
        assertThat(pair.disk().get(key(1))).hasSize(4_000);
        second.put(key(1), new byte[9_900]);
        assertThat(pair.disk().get(key(1))).hasSize(9_900);
    }

    @Test
    void whatWaited_isGoneAfterACloseWithoutFlush() {
        KeyValueStore<Bytes, byte[]> store = new Pair(PLENTY).open();
        store.put(key(1), value(1));
        store.close();
        Pair.init(store);
        assertThat(store.get(key(1))).isNull();
    }
}
