package io.foretell.topology;

import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Role;
import io.foretell.snapshot.Snapshot;
import io.foretell.snapshot.SnapshotAssembly;
import io.foretell.snapshot.SnapshotSlot;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model that an instance uses, as {@code NAME-weights} says it: version 0 until another one has arrived and passed
 * every check. Each application of an instance has its own. Thread-safe.
 */
public final class LiveModel implements PublishedModels {

    private static final Logger log = LoggerFactory.getLogger(LiveModel.class);

    private final Swapped swapped;
    private final SnapshotAssembly assembly;
    private final SnapshotSlot current;
    private final SnapshotSlot candidate;
    private volatile long refused;

    /** Told, in Streams' thread, when one current version has replaced another. */
    public interface Swapped {

        void from(long before, long now);
    }

    public LiveModel(Blueprint blueprint, Swapped swapped) {
        this.swapped = swapped;
        assembly = new SnapshotAssembly(blueprint);
        Snapshot initial = Snapshot.initial(blueprint);
        current = new SnapshotSlot(initial);
        candidate = new SnapshotSlot(initial);
    }

    @Override
    public Snapshot current() {
        return current.current();
    }

    @Override
    public Snapshot candidate() {
        return candidate.current();
    }

    /** How often the current version was replaced by another. */
    public long swaps() {
        return current.swaps();
    }

    /** Records of the weights topic, or snapshots made of them, that failed a check. */
    public long refused() {
        return refused;
    }

    /** Adds the global store that fills this; it holds nothing itself, and so is filled anew at each start. */
    void addTo(Topology topology, Names names) {
        StoreBuilder<KeyValueStore<String, byte[]>> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(Names.WEIGHTS), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled();
        topology.addGlobalStore(
                store,
                "weights-topic",
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                names.weights(),
                "assemble-weights",
                Feed::new);
    }

    private void arrived(SnapshotAssembly.Arrival arrival) {
        long version = arrival.snapshot().version();
        if (arrival.role() == Role.CANDIDATE) {
            candidate.set(arrival.snapshot());
            return;
        }
        long before = current.current().version();
        current.set(arrival.snapshot());
        swapped.from(before, version);
    }

    /**
     * Runs in the global thread, which dies of any exception: so none may leave. Streams takes one of these for what
     * the topic holds at the start and another for what comes later, hence the assembly outside: a pointer may come
     * long after its chunks.
     */
    private final class Feed extends ContextualProcessor<String, byte[], Void, Void> {

        @Override
        public void process(Record<String, byte[]> record) {
            if (FingerprintRecord.KEY.equals(record.key())) {
                return;
            }
            try {
                List<SnapshotAssembly.Arrival> arrivals = assembly.accept(record.key(), record.value());
                arrivals.forEach(LiveModel.this::arrived);
                report(assembly.refused(), assembly.lastRefusal());
            } catch (RuntimeException e) {
                report(refused + 1, Optional.of(e.toString()));
            }
        }

        private void report(long refusals, Optional<String> reason) {
            if (refusals > refused) {
                log.warn("Refused weights, version {} stays in use: {}",
                        current.current().version(), reason.orElse("unknown reason"));
            }
            refused = Math.max(refused, refusals);
        }
    }
}
