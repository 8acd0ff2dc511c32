package io.foretell.faults;

import io.foretell.event.Decoded;
import io.foretell.event.Event;
import io.foretell.event.EventDecoder;
import io.foretell.predict.KeyState;
import io.foretell.predict.PredictionWriter;
import io.foretell.predict.Predictor;
import io.foretell.predict.Rebuild;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import io.foretell.snapshot.SnapshotAssembly;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the predictions and states of an undisturbed run are, worked out record by record without Kafka, each with the
 * version of the model that its prediction names.
 */
final class Oracle {

    private final Blueprint blueprint;
    private final EventDecoder decoder;
    private final Predictor predictor;
    private final PredictionWriter writer = new PredictionWriter();
    private final SnapshotAssembly assembly;
    private final Supplier<List<Damage>> damages;
    private final Set<Damage> seen = new HashSet<>(); // damages that an event has come after
    private final Map<Long, Snapshot> versions = new HashMap<>();
    private final Map<String, byte[]> states = new HashMap<>();
    private final Map<Integer, Long> clocks = new HashMap<>(); // by partition
    private final Map<Integer, Deque<ConsumerRecord<String, byte[]>>> past = new HashMap<>(); // likewise

    /**
     * Of a run of which nothing is known yet.
     *
     * @param damages so far; what was known of those keys by then is to be rebuilt
     */
    Oracle(Blueprint blueprint, Supplier<List<Damage>> damages) {
        this.blueprint = blueprint;
        this.damages = damages;
        decoder = new EventDecoder(blueprint.spec());
        predictor = new Predictor(blueprint);
        assembly = new SnapshotAssembly(blueprint);
        versions.put(0L, Snapshot.initial(blueprint));
    }

    /** The next record that can be read of the weights topic. */
    void weights(ConsumerRecord<String, byte[]> record) {
        assembly.accept(record.key(), record.value())
                .forEach(arrival -> versions.put(arrival.snapshot().version(), arrival.snapshot()));
    }

    /** True if a prediction may name that version. */
    boolean knows(long version) {
        return versions.containsKey(version);
    }

    /** Newest version that was readable. */
    long newest() {
        return versions.keySet().stream().mapToLong(version -> version).max().orElse(0);
    }

    /** All versions that were readable. */
    Map<Long, Snapshot> published() {
        Map<Long, Snapshot> published = new HashMap<>(versions);
        published.remove(0L); // nobody published what everybody starts with
        return published;
    }

    /** How many versions before the newest were never readable: they rise by one. */
    long skipped() {
        return newest() + 1 - versions.size();
    }

    /**
     * Takes in the next record of a partition.
     *
     * @param version the one to predict with
     * @return the prediction's bytes; empty if the record is no event
     */
    Optional<byte[]> prediction(ConsumerRecord<String, byte[]> record, long version) {
        long now = clocks.merge(record.partition(), record.timestamp(), Math::max);
        remember(record);
        if (!(decoder.decode(key(record), record.value(), record.timestamp()) instanceof Decoded.Accepted accepted)) {
            return Optional.empty();
        }
        Event event = accepted.event();
        KeyState state = new KeyState(blueprint);
        Optional.ofNullable(states.get(event.key())).ifPresent(state::read);
        Snapshot model = versions.get(version);
        if (damaged(event.key(), state)) {
            rebuild(event.key(), state, model, record);
        }
        var prediction = predictor.step(model, state, event, now);
        states.put(event.key(), state.write());
        return Optional.of(writer.write(prediction, record.partition(), record.offset()));
    }

    private static byte[] key(ConsumerRecord<String, byte[]> record) {
        return record.key().getBytes(StandardCharsets.UTF_8);
    }

    /** As far back as a rebuild of the next event's key goes. */
    private void remember(ConsumerRecord<String, byte[]> record) {
        Deque<ConsumerRecord<String, byte[]>> records =
                past.computeIfAbsent(record.partition(), first -> new ArrayDeque<>());
        records.add(record);
        while (records.peek().offset() < record.offset() - Rebuild.REACH) {
            records.remove();
        }
    }

    private boolean damaged(String key, KeyState state) {
        Damage possible = new Damage(key, state.step());
        return damages.get().contains(possible) && seen.add(possible);
    }

    private void rebuild(String key, KeyState state, Snapshot model, ConsumerRecord<String, byte[]> until) {
        Rebuild rebuild = new Rebuild(blueprint, model, key, until.offset(), state);
        past.get(until.partition()).forEach(
                record -> rebuild.take(record.offset(), key(record), record.value(), record.timestamp()));
    }

    /** Damages after which no event of their key came. */
    List<Damage> unseen() {
        return damages.get().stream().filter(damage -> !seen.contains(damage)).toList();
    }

    /** By key, after all that was taken in. */
    Map<String, byte[]> states() {
        return states;
    }
}
