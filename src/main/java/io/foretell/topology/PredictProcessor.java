package io.foretell.topology;

import io.foretell.event.Decoded;
import io.foretell.event.Event;
import io.foretell.event.EventDecoder;
import io.foretell.predict.KeyState;
import io.foretell.predict.Prediction;
import io.foretell.predict.PredictionWriter;
import io.foretell.predict.Predictor;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * One event in, one prediction out; its key's state moves one step. What is no event becomes a dead letter; a null
 * value deletes its key's state and leaves a tombstone on the predictions.
 *
 * <p>The clock is stream time: the greatest record timestamp that this partition has seen. So the output is a
 * function of the partition's records and of the weights that each was met with, whose version it names.
 */
final class PredictProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    private final Supplier<Snapshot> weights;
    private final PredictorCounters counters;
    private final Rejections rejections;
    private final Origin.Source origins;
    private final EventDecoder decoder;
    private final Predictor predictor;
    private final PredictionWriter writer = new PredictionWriter();
    private final KeyState state;
    private final Blueprint blueprint;
    private KeyValueStore<String, byte[]> states;

    PredictProcessor(Blueprint blueprint, Supplier<Snapshot> weights, PredictorCounters counters) {
        this.blueprint = blueprint;
        this.weights = weights;
        this.counters = counters;
        rejections = new DeadLetters(PredictorTopology.DEAD_LETTERS, counters.deadLetters);
        origins = Origin.Source.of(blueprint.spec().input().key());
        decoder = new EventDecoder(blueprint.spec());
        predictor = new Predictor(blueprint);
        state = new KeyState(blueprint);
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        states = context.getStateStore(Names.STATES);
        ForgetIdle forget = new ForgetIdle(blueprint, states, context::currentStreamTimeMs, counters.forgotten);
        context.schedule(ForgetIdle.INTERVAL, PunctuationType.WALL_CLOCK_TIME, forget);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Decoded decoded = decoder.decode(record.key(), record.value(), record.timestamp());
        Origin origin = origins.of(record, context());
        if (decoded instanceof Decoded.Accepted accepted) {
            predict(accepted.event(), origin, record.timestamp());
        } else if (decoded instanceof Decoded.Forget forget) {
            forget(forget.key(), record.timestamp());
        } else if (decoded instanceof Decoded.Rejected rejected) {
            rejections.handle(context(), record, origin, rejected);
        }
    }

    private void predict(Event event, Origin origin, long timestamp) {
        byte[] stored = states.get(event.key());
        if (stored == null) {
            state.clear();
        } else {
            state.read(stored);
        }
        Prediction prediction = predictor.step(weights.get(), state, event, context().currentStreamTimeMs());
        states.put(event.key(), state.write());
        counters.events.increment();
        if (state.late()) {
            counters.late.increment();
        }
        send(event.key(), writer.write(prediction, origin.partition(), origin.offset()), timestamp);
    }

    private void forget(String key, long timestamp) {
        if (states.delete(key) != null) {
            counters.forgotten.increment();
        }
        send(key, null, timestamp);
    }

    private void send(String key, byte[] value, long timestamp) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        context().forward(new Record<>(bytes, value, timestamp), PredictorTopology.PREDICTIONS);
    }
}
