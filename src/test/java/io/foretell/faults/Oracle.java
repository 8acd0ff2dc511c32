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
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Map<Long, Snapshot> versions = new HashMap<>();
    private final Map<String, byte[]> states = new HashMap<>();
    private final Map<String, Deque<Damage>> damages = new HashMap<>(); // those to come, by key
    private final Map<Integer, Long> clocks = new HashMap<>(); // by partition
    private final Map<Integer, List<ConsumerRecord<String, byte[]>>> past = new HashMap<>(); // likewise

    /**
     * @param weights all that was ever readable of the weights' topic, in its order
     * @param damages in their order; what was known of those keys by then is to be rebuilt
     */
    Oracle(Blueprint blueprint, List<ConsumerRecord<String, byte[]>> weights, List<Damage> damages) {
        this.blueprint = blueprint;
        decoder = new EventDecoder(blueprint.spec());
        predictor = new Predictor(blueprint);
        damages.forEach(damage -> this.damages.computeIfAbsent(damage.key(), key -> new ArrayDeque<>()).add(damage));
        versions.put(0L, Snapshot.initial(blueprint));
        SnapshotAssembly assembly = new SnapshotAssembly(blueprint);
        for (ConsumerRecord<String, byte[]> record : weights) {
            assembly.accept(record.key(), record.value())
                    .forEach(arrival -> versions.put(arrival.snapshot().version(), arrival.snapshot()));
        }
    }

    /** True if a prediction may name that version. */
    boolean knows(long version) {
        return versions.containsKey(version);
    }

    /** Newest version that was readable. */
    long newest() {
        return versions.keySet().stream().mapToLong(version -> version).max().orElse(0);
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
        past.computeIfAbsent(record.partition(), first -> new ArrayList<>()).add(record);
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

    private boolean damaged(String key, KeyState state) {
        Deque<Damage> next = damages.getOrDefault(key, new ArrayDeque<>());
        boolean damaged = !next.isEmpty() && next.peek().step() == state.step();
        if (damaged) {
            next.remove();
        }
        return damaged;
    }

    private void rebuild(String key, KeyState state, Snapshot model, ConsumerRecord<String, byte[]> until) {
        Rebuild rebuild = new Rebuild(blueprint, model, key, until.offset(), state);
        past.get(until.partition()).forEach(
                record -> rebuild.take(record.offset(), key(record), record.value(), record.timestamp()));
    }

    /** Damages after which no event of their key came. */
    List<Damage> unseen() {
        return damages.values().stream().flatMap(Deque::stream).toList();
    }

    /** By key, after all that was taken in. */
    Map<String, byte[]> states() {
        return states;
    }
}
