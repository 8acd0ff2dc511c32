package io.foretell.topology;

import io.foretell.event.Decoded;
import io.foretell.predict.PredictionWriter;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import io.foretell.spec.Guarantee;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * One event in, one prediction out; its key's state moves one step. What is no event becomes a dead letter; a null
 * value deletes its key's state and leaves a tombstone on the predictions.
 *
 * <p>The clock is stream time: the greatest record timestamp that this partition has seen. So the output is a
 * function of the partition's records and of the weights that each was met with, whose version it names.
 */
final class PredictProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    private final Blueprint blueprint;
    private final Supplier<Snapshot> weights;
    private final PolledRecords polled;
    private final Repair repair;
    private final TopicIds ids;
    private final PredictorCounters counters;
    private final Rejections rejections;
    private final Origin.Source origins;
    private final PredictionWriter writer = new PredictionWriter();
    private StoredStates states;
    private LookAhead ahead;
    private Optional<Bookmark> bookmark = Optional.empty();

    PredictProcessor(
            Blueprint blueprint,
            Supplier<Snapshot> weights,
            PolledRecords polled,
            Repair repair,
            TopicIds ids,
            PredictorCounters counters) {
        this.blueprint = blueprint;
        this.weights = weights;
        this.polled = polled;
        this.repair = repair;
        this.ids = ids;
        this.counters = counters;
        rejections = new DeadLetters(PredictorTopology.DEAD_LETTERS, counters.deadLetters);
        origins = Origin.Source.of(blueprint.spec().input().key());
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        KeyValueStore<String, byte[]> store = context.getStateStore(Names.STATES);
        states = new StoredStates(store, context.taskId().partition(), repair);
        if (blueprint.spec().guarantee() == Guarantee.EXACTLY_ONCE) {
            bookmark = Optional.of(new Bookmark(context.getStateStore(Names.BOOKMARKS), ids));
        }
        ahead = new LookAhead(blueprint, weights, polled, states);
        ForgetIdle forget = new ForgetIdle(blueprint, states, context::currentStreamTimeMs, counters.forgotten);
        context.schedule(ForgetIdle.INTERVAL, PunctuationType.WALL_CLOCK_TIME, forget);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata at = Origin.metadata(context());
        if (bookmark.isPresent()) { // a lambda would be an object for each event
            bookmark.get().turnTo(at, context().currentSystemTimeMs());
        }
        LookAhead.Turn turn = ahead.turn(record, at, context().currentStreamTimeMs());
        if (turn.moved().isPresent()) {
            predicted(turn.moved().get(), origins.of(record, context()), record.timestamp());
        } else if (turn.decoded() instanceof Decoded.Forget forget) {
            forget(forget.key(), record.timestamp());
        } else if (turn.decoded() instanceof Decoded.Rejected rejected) {
            rejections.handle(context(), record, origins.of(record, context()), rejected);
        }
    }

    private void predicted(LookAhead.Moved moved, Origin origin, long timestamp) {
        String key = moved.prediction().key();
        states.put(key, moved.state().write());
        counters.events.increment();
        if (moved.state().late()) {
            counters.late.increment();
        }
        send(key, writer.write(moved.prediction(), origin.partition(), origin.offset()), timestamp);
    }

    private void forget(String key, long timestamp) {
        if (states.delete(key)) {
            counters.forgotten.increment();
        }
        send(key, null, timestamp);
    }

    @Override
    public void close() {
        polled.forget(context().taskId().partition());
    }

    private void send(String key, byte[] value, long timestamp) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        context().forward(new Record<>(bytes, value, timestamp), PredictorTopology.PREDICTIONS);
    }
}
