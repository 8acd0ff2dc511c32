package io.foretell.topology;

import io.foretell.event.Decoded;
import io.foretell.event.EventDecoder;
import io.foretell.predict.KeyState;
import io.foretell.predict.PredictionWriter;
import io.foretell.predict.Predictor;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What the predictor must answer to one partition's events, worked out without Kafka. */
final class Replay {

    private final Blueprint blueprint;
    private final EventDecoder decoder;
    private final Predictor predictor;
    private final PredictionWriter writer = new PredictionWriter();
    private final Map<String, byte[]> states = new HashMap<>();
    private Snapshot snapshot;
    private long now;

    Replay(Blueprint blueprint) {
        this.blueprint = blueprint;
        decoder = new EventDecoder(blueprint.spec());
        predictor = new Predictor(blueprint);
        snapshot = Snapshot.initial(blueprint);
    }

    void use(Snapshot another) {
        snapshot = another;
    }

    /** As if the key had never had an event. */
    void forget(String key) {
        states.remove(key);
    }

    /** The output record's value for an event that must be accepted. */
    String step(String key, String value, long timestamp, int partition, long offset) {
        byte[] recordKey = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        Decoded decoded = decoder.decode(recordKey, value.getBytes(StandardCharsets.UTF_8), timestamp);
        var event = ((Decoded.Accepted) decoded).event();
        now = Math.max(now, timestamp);
        KeyState state = new KeyState(blueprint);
        if (states.containsKey(event.key())) {
            state.read(states.get(event.key()));
        }
        var prediction = predictor.step(snapshot, state, event, now);
        states.put(event.key(), state.write());
        return new String(writer.write(prediction, partition, offset), StandardCharsets.UTF_8);
    }
}
