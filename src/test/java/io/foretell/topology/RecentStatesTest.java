package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.apache.kafka.streams.test.TestRecord;
import org.assertj.core.groups.Tuple;

class RecentStatesTest {

    private static final long PLENTY = 1 << 20;
    private static final int STATE = 850; // bytes; 1,000 with what is around it
    private static final List<String> KEYS = List.of("a", "b", "c", "d", "e");

    /** What tasks do with a store between two commits. */
    private interface Work extends Consumer<KeyValueStore<String, byte[]>> {}

    /** A task for each name, whose store this is in front of; Streams commits when its work is done. */
    private static final class Tasks implements AutoCloseable {

        private final Map<String, List<Work>> due = new LinkedHashMap<>();
        private final TopologyTestDriver driver;

        Tasks(long bytes, String... names) {
            Topology topology = new Topology();
            SharedMemory memory = new SharedMemory(bytes);
            for (String name : names) {
                topology.addSource(name, new StringDeserializer(), new StringDeserializer(), name);
                topology.addProcessor(name + "-times", Times::new, name);
                topology.addProcessor(name + "-work", () -> worker(name), name + "-times");
                topology.addStateStore(store(name, memory), name + "-work");
            }
            Properties settings = new Properties();
            settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "app");
            settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
            driver = new TopologyTestDriver(topology, settings);
        }

        private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name, SharedMemory memory) {
            return RecentStates.before(
                    Stores.keyValueStoreBuilder(
                            Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray()),
                    memory);
        }

        private Processor<String, String, Void, Void> worker(String name) {
            return new ContextualProcessor<>() {

                @Override
                public void process(Record<String, String> record) {
                    due.get(name).remove(0).accept(context().getStateStore(name));
                }
            };
        }

        /** One after the other, each for a record a second later than that before it, and all before a commit. */
        void work(String name, Work... works) {
            due.put(name, new ArrayList<>(List.of(works)));
            TestInputTopic<String, String> input =
                    driver.createInputTopic(name, new StringSerializer(), new StringSerializer());
            input.pipeInput(new TestRecord<>("", Integer.toString(works.length), Instant.EPOCH));
        }

        /** Since it was asked for last. */
        List<TestRecord<String, byte[]>> changelog(String name) {
            TestOutputTopic<String, byte[]> changelog = driver.createOutputTopic(
                    "app-" + name + "-changelog", new StringDeserializer(), Serdes.ByteArray().deserializer());
            return changelog.isEmpty() ? List.of() : changelog.readRecordsToList();
        }

        @Override
        public void close() {
            driver.close();
        }
    }

    /** Makes as many records of one as its value says. */
    private static final class Times extends ContextualProcessor<String, String, String, String> {

        @Override
        public void process(Record<String, String> record) {
            for (int n = 0; n < Integer.parseInt(record.value()); n++) {
                context().forward(record.withTimestamp(record.timestamp() + 1_000L * n));
            }
        }
    }

    /** @param kind of what is done with a key: 0 removed, 1 put if absent, else put */
    private record Change(int kind, String key, int length) {

        byte[] state() {
            return new byte[length];
        }

        void to(KeyValueStore<String, byte[]> store) {
            switch (kind) {
                case 0 -> store.delete(key);
                case 1 -> store.putIfAbsent(key, state());
                default -> store.put(key, state());
            }
        }

        void to(Map<String, Integer> lengths) {
            switch (kind) {
                case 0 -> lengths.remove(key);
                case 1 -> lengths.putIfAbsent(key, length);
                default -> lengths.put(key, length);
            }
        }
    }

    @Property(tries = 200)
    void anyChanges_areReadAtOnceAndLoggedAtTheCommit(
            @ForAll("changes") List<List<Change>> commits, @ForAll @IntRange(max = 5_000) int bytes) {
        Map<String, Integer> lengths = new TreeMap<>();
        Map<String, Integer> logged = new TreeMap<>();
        try (Tasks tasks = new Tasks(bytes, "states")) {
            for (List<Change> changes : commits) {
                tasks.work("states", changes.stream()
                        .map(change -> (Work) store -> {
                            change.to(store);
                            change.to(lengths);
                            assertThat(read(store)).isEqualTo(lengths);
                        })
                        .toArray(Work[]::new));
                tasks.changelog("states").forEach(record -> {
                    if (record.value() == null) {
                        logged.remove(record.key());
                    } else {
                        logged.put(record.key(), record.value().length);
                    }
                });
                assertThat(logged).isEqualTo(lengths);
                tasks.work("states", store -> assertThat(walk(store)).isEqualTo(lengths));
            }
        }
    }

    @Provide
    Arbitrary<List<List<Change>>> changes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5), Arbitraries.of(KEYS), Arbitraries.integers().between(0, 2_000))
                .as(Change::new)
                .list().ofMaxSize(12)
                .list().ofMaxSize(5);
    }

    private static Map<String, Integer> read(KeyValueStore<String, byte[]> store) {
        Map<String, Integer> lengths = new TreeMap<>();
        for (String key : KEYS) {
            byte[] state = store.get(key);
            if (state != null) {
                lengths.put(key, state.length);
            }
        }
        return lengths;
    }

    private static Map<String, Integer> walk(KeyValueStore<String, byte[]> store) {
        Map<String, Integer> lengths = new TreeMap<>();
        try (KeyValueIterator<String, byte[]> all = store.range(null, null)) {
            all.forEachRemaining(entry -> lengths.put(entry.key, entry.value.length));
        }
        return lengths;
    }

    @Example
    void whatMovesSeveralTimes_isLoggedOnceWithTheTimeOfItsLastRecord() {
        try (Tasks tasks = new Tasks(PLENTY, "states")) {
            tasks.work("states", put("a", "1"), put("b", "1"), put("a", "2"), put("c", "1"), store -> store.delete("c"));

            assertThat(tasks.changelog("states"))
                    .extracting(record -> KeyValue.pair(record.key(), text(record)), TestRecord::timestamp)
                    .containsExactly(
                            tuple("a", "2", 2_000), tuple("b", "1", 1_000), tuple("c", "deleted", 4_000));
        }
    }

    private static Tuple tuple(String key, String state, long timestamp) {
        return Tuple.tuple(KeyValue.pair(key, state), timestamp);
    }

    private static String text(TestRecord<String, byte[]> record) {
        return record.value() == null ? "deleted" : new String(record.value(), StandardCharsets.UTF_8);
    }

    private static Work put(String key, String state) {
        return store -> store.put(key, state.getBytes(StandardCharsets.UTF_8));
    }

    @Example
    void whatHasNotMovedSinceTheLastCommit_isNotLoggedAgain() {
        try (Tasks tasks = new Tasks(PLENTY, "states")) {
            tasks.work("states", put("a", "1"), put("b", "1"));
            tasks.changelog("states");
            tasks.work("states", store -> store.get("a"), put("b", "2"));

            assertThat(tasks.changelog("states")).extracting(TestRecord::key).containsExactly("b");
        }
    }

    @Example
    void walk_meetsWhatIsNotLoggedYet() {
        try (Tasks tasks = new Tasks(PLENTY, "states")) {
            tasks.work("states", put("a", "1"), put("b", "1"));
            tasks.work("states", put("b", "22"), put("c", "333"), store -> store.delete("a"), store -> {
                assertThat(walk(store)).isEqualTo(Map.of("b", 2, "c", 3));
                try (KeyValueIterator<String, byte[]> all = store.all()) {
                    assertThat(all).toIterable().extracting(entry -> entry.key).containsExactly("b", "c");
                }
            });
        }
    }

    /** As when a transaction is aborted. */
    @Example
    void whatWasNotCommitted_isLostWithTheTask() {
        try (Tasks tasks = new Tasks(PLENTY, "states")) {
            tasks.work("states", put("a", "1"));
            tasks.changelog("states");
            tasks.work("states", put("a", "2"), put("b", "2"), store -> {
                KeyValueStore<String, byte[]> recent = recent(store);
                recent.close();
                assertThat(recent.isOpen()).isFalse();
            });

            assertThat(tasks.changelog("states")).isEmpty();
        }
    }

    @Example
    void clearedStore_knowsOnlyWhatIsLogged() {
        try (Tasks tasks = new Tasks(PLENTY, "states")) {
            tasks.work("states", put("a", "1"));
            tasks.work("states", put("a", "2"), put("b", "2"), store -> {
                ((CachedStateStore<?, ?>) recent(store)).clearCache();
                assertThat(store.get("a")).asString().isEqualTo("1");
                assertThat(store.get("b")).isNull();
            });
        }
    }

    @SuppressWarnings("unchecked")
    private static KeyValueStore<String, byte[]> recent(KeyValueStore<String, byte[]> given) {
        return ((WrappedStateStore<KeyValueStore<String, byte[]>, ?, ?>) given).wrapped();
    }

    @Example
    void withoutMemory_everyChangeIsLogged() {
        try (Tasks tasks = new Tasks(0, "states")) {
            tasks.work("states", put("a", "1"), put("a", "2"), store -> store.delete("a"));
            assertThat(tasks.changelog("states")).hasSize(3);
        }
    }

    @Example
    void memory_isSharedEvenlyByTheTasksThatWrite() {
        try (Tasks tasks = new Tasks(10 * (STATE + 150), "one", "other")) {
            assertThat(loggedEarly(tasks)).as("alone").isZero();
            tasks.work("other", put("a", "1"));
            assertThat(loggedEarly(tasks)).as("with another").isPositive();
            tasks.work("other", store -> recent(store).close());
            assertThat(loggedEarly(tasks)).as("alone again").isZero();
        }
    }

    /** Of nine states, before the commit. */
    private static int loggedEarly(Tasks tasks) {
        tasks.changelog("one");
        List<Integer> early = new ArrayList<>();
        tasks.work("one", store -> {
            for (int n = 0; n < 9; n++) {
                store.put("k" + n, new byte[STATE]);
            }
            KeyValueStore<String, byte[]> recent = recent(store);
            try (KeyValueIterator<String, byte[]> logged = recent(recent).all()) {
                int count = 0;
                while (logged.hasNext()) {
                    count += logged.next().value.length == STATE ? 1 : 0;
                }
                early.add(count);
            }
            for (int n = 0; n < 9; n++) {
                store.delete("k" + n);
            }
        });
        return early.get(0);
    }
}
