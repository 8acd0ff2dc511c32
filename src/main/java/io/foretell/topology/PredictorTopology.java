package io.foretell.topology;

import io.foretell.snapshot.Blueprint;
import io.foretell.spec.Input;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Events ➜ predictions.
 *
 * <pre>
 * events ─► [key-by-field ─► repartition] ─► predict ─► NAME-predictions
 *                  │                         ▲   ▲ └──► NAME-dead-letters
 *                  └► NAME-dead-letters  states  weights ◄── NAME-weights
 *                                     bookmarks
 * </pre>
 */
public final class PredictorTopology {

    static final String PREDICT = "predict";
    static final String PREDICTIONS = "predictions";
    static final String DEAD_LETTERS = "dead-letters";

    private static final long MEMORY = 32L << 20; // bytes, for states of all tasks that are not on disk yet
    private static final int SMALLEST_SEGMENT = 1 << 20; // bytes; KIP-1030
    private static final String UNKEYED = "dead-letters-without-key";

    private PredictorTopology() {}

    /**
     * @param model    filled from {@code NAME-weights}, asked at each event
     * @param polled   what the application's consumers have polled; predictions are made one by one if they tell nothing
     * @param past     what they have read of the same topic before, for keys that are to be rebuilt
     * @param ids      of the topics that they read
     * @param counters counted up by every task
     * @param config   decides on names, stores and memory only; must be what the topology will run with
     */
    static Topology build(
            Blueprint blueprint,
            LiveModel model,
            PolledRecords polled,
            PastRecords past,
            TopicIds ids,
            PredictorCounters counters,
            StreamsConfig config) {
        Names names = Names.of(blueprint.spec());
        Repair repair = new Repair(blueprint, past, counters.damaged);
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(config));
        builder.addStateStore(states(config.getLong(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG)));
        builder.addStateStore(bookmarks());
        EventSource.of(builder, blueprint.spec(), new DeadLetters(UNKEYED, counters.deadLetters))
                .process(
                        () -> new PredictProcessor(blueprint, model::current, polled, repair, ids, counters),
                        Named.as(PREDICT),
                        Names.STATES,
                        Names.BOOKMARKS);
        Topology topology = builder.build();
        model.addTo(topology, names);
        ByteArraySerializer bytes = new ByteArraySerializer();
        topology.addSink(PREDICTIONS, names.predictions(), bytes, bytes, PREDICT);
        topology.addSink(DEAD_LETTERS, names.deadLetters(), bytes, bytes, PREDICT);
        if (names.key() instanceof Input.Key.OfField) {
            // A sink of its own: one with both parents would make one sub-topology of what a repartition parts.
            topology.addSink(UNKEYED, names.deadLetters(), bytes, bytes, EventSource.KEY_BY_FIELD);
        }
        return topology;
    }

    /** @param recent bytes, for states of all tasks that were written lately */
    private static StoreBuilder<KeyValueStore<String, byte[]>> states(long recent) {
        KeyValueBytesStoreSupplier disk = Stores.persistentKeyValueStore(Names.STATES);
        return RecentStates.before(
                Stores.keyValueStoreBuilder(WriteBehind.before(disk, MEMORY), Serdes.String(), Serdes.ByteArray()),
                new SharedMemory(recent));
    }

    /** One record each, which a restoration is to find soon. */
    private static StoreBuilder<KeyValueStore<String, byte[]>> bookmarks() {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(Names.BOOKMARKS), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(SMALLEST_SEGMENT)));
    }
}
