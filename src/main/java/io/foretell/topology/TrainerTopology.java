package io.foretell.topology;

import io.foretell.snapshot.Blueprint;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Events ➜ better weights.
 *
 * <pre>
 * events ─► [key-by-field ─► repartition] ─► learn ─► NAME-updates ─► merge ─► NAME-weights ─► weights
 *                                            │   ▲                      │
 *                                      history   └─ weights           merge
 *                                      learner
 * </pre>
 */
public final class TrainerTopology {

    static final String LEARN = "learn";
    static final String MERGE = "merge";

    private TrainerTopology() {}

    /**
     * @param model  filled from {@code NAME-weights}; says what to train from and what to judge
     * @param ids    of the topics that it reads
     * @param config decides on names and stores only; must be what the topology will run with
     */
    static Topology build(Blueprint blueprint, LiveModel model, TopicIds ids, StreamsConfig config) {
        Names names = Names.of(blueprint.spec());
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(config));
        builder.addStateStore(store(Names.HISTORY, Serdes.Bytes()));
        builder.addStateStore(store(Names.LEARNER, Serdes.String()));
        builder.addStateStore(store(Names.MERGE, Serdes.String()));
        TaskCount tasks = new TaskCount();
        EventSource.of(builder, blueprint.spec(), Rejections.IGNORED)
                .process(
                        () -> new LearnProcessor(blueprint, model, tasks, ids),
                        Named.as(LEARN),
                        Names.HISTORY,
                        Names.LEARNER);
        builder.stream(names.updates(), Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("updates"))
                .process(() -> new MergeProcessor(blueprint, ids), Named.as(MERGE), Names.MERGE);
        Topology topology = builder.build();
        model.addTo(topology, names);
        return topology
                .addSink("learned", names.updates(), new StringSerializer(), new ByteArraySerializer(), LEARN)
                .addSink("published", names.weights(), new StringSerializer(), new ByteArraySerializer(), MERGE);
    }

    private static <K> StoreBuilder<KeyValueStore<K, byte[]>> store(String name, Serde<K> keys) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), keys, Serdes.ByteArray())
                .withCachingEnabled();
    }
}
