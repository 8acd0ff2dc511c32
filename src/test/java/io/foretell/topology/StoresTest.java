package io.foretell.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.snapshot.Chunks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class StoresTest {

    @Property(tries = 200)
    void segments_areFoundByExactlyTheirKeyAndNumber(@ForAll("keys") Set<String> keys) {
        HistoryTable table = new HistoryTable(store(Serdes.Bytes()));
        for (String key : keys) {
            for (int number = 0; number < 3; number++) {
                table.put(key, number, (key + number).getBytes(UTF_8));
            }
        }
        for (String key : keys) {
            for (int number = 0; number < 3; number++) {
                assertThat(table.segment(key, number)).isEqualTo((key + number).getBytes(UTF_8));
            }
        }
    }

    @Property(tries = 200)
    void scan_givesEachKeysSegmentsTogetherInRisingOrder(@ForAll("keys") Set<String> keys) {
        HistoryTable table = new HistoryTable(store(Serdes.Bytes()));
        keys.forEach(key -> {
            table.put(key, 300, new byte[1]);
            table.put(key, 2, new byte[1]);
        });
        List<String> found = new ArrayList<>();
        table.scan((key, number) -> found.add(number + key));
        assertThat(found).containsExactlyElementsOf(keys.stream()
                .sorted((a, b) -> Bytes.BYTES_LEXICO_COMPARATOR.compare(a.getBytes(UTF_8), b.getBytes(UTF_8)))
                .flatMap(key -> List.of(2 + key, 300 + key).stream())
                .toList());
    }

    /** Among them keys that begin like others, and with zero bytes where separators stand. */
    @Provide
    Arbitrary<Set<String>> keys() {
        return Arbitraries.strings().withChars('\0', '\1', 'a', 'ÿ', '€').ofMinLength(1).ofMaxLength(6).set()
                .ofMinSize(1).ofMaxSize(12);
    }

    @Test
    void missingSegment_isEmpty() {
        assertThat(new HistoryTable(store(Serdes.Bytes())).segment("k", 0)).isEmpty();
    }

    @Test
    void longValue_comesBackWholeAndShrinks() {
        KeyValueStore<String, byte[]> store = store(Serdes.String());
        LongValues values = new LongValues(store);
        byte[] large = random(2 * Chunks.LARGEST + 1);
        values.put("v", large);
        values.put("other", new byte[] {1});
        assertThat(values.get("v")).contains(large);
        assertThat(store.get("v/2")).hasSize(1);

        byte[] small = random(Chunks.LARGEST);
        values.put("v", small);
        assertThat(values.get("v")).contains(small);
        assertThat(store.approximateNumEntries()).isEqualTo(2);
        assertThat(values.get("other")).contains(new byte[] {1});
    }

    @Test
    void valueArrivingInPieces_isBegunAnewByItsFirst() {
        LongValues values = new LongValues(store(Serdes.String()));
        values.putChunk("v", 0, new byte[] {1});
        values.putChunk("v", 1, new byte[] {2});
        values.putChunk("v", 2, new byte[] {3});
        values.putChunk("v", 0, new byte[] {4});
        values.putChunk("v", 1, new byte[] {5});
        assertThat(values.get("v")).contains(new byte[] {4, 5});
        values.delete("v");
        assertThat(values.get("v")).isEmpty();
    }

    @Test
    void similarNames_areTheNearestFirst() {
        Set<String> names = Set.of("__consumer_offsets", "orders", "taxi-demnd", "taxi");
        assertThat(SimilarNames.to("taxi-demand", names, 2)).containsExactly("taxi-demnd", "taxi");
        assertThat(SimilarNames.distance("kitten", "sitting")).isEqualTo(3);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    static <K> KeyValueStore<K, byte[]> store(Serde<K> keys) {
        KeyValueStore<K, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("test"), keys, Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
        return store;
    }
}
