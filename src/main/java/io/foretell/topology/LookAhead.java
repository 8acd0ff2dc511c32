package io.foretell.topology;

import io.foretell.event.Decoded;
import io.foretell.event.Event;
import io.foretell.event.EventDecoder;
import io.foretell.predict.KeyState;
import io.foretell.predict.Prediction;
import io.foretell.predict.Predictor;
import io.foretell.predict.Step;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * The predictions of a task's next records, made together: reading the weights is most of what a step costs, and events
 * of different keys share it.
 *
 * <p>Nothing is held back for it. Streams gives a record when it gives it; its prediction may have been made with that of
 * a record before it, and is a function of the same key's state, the same event and the same stream time. It is stored
 * and forwarded in the record's own turn, so commits, order and transactions are Streams' as ever. Records are looked at
 * as far as they have been polled, {@value #MOST} at most and up to the second of one key, whose state the first one
 * moves. New weights count from the next look on.
 *
 * <p>Not thread-safe: one for each task.
 */
final class LookAhead {

    /** A few hundred microseconds with 256 units, before the first of them goes out. */
    static final int MOST = 48;

    private final PolledRecords polled;
    private final Supplier<Snapshot> weights;
    private final StoredStates states;
    private final EventDecoder decoder;
    private final Predictor predictor;
    private final KeyState[] pool = new KeyState[MOST];

    private final Deque<Turn> ready = new ArrayDeque<>(MOST);
    private final List<Turn> looked = new ArrayList<>(MOST); // of the present look, not yet predicted
    private final List<Step> steps = new ArrayList<>(MOST); // of the events among them
    private final Set<String> keys = new HashSet<>(); // of the records among them
    private Turn early = new Turn(-1, new byte[0], new Decoded.Forget(""), Optional.empty()); // where a look ended

    LookAhead(
            Blueprint blueprint,
            Supplier<Snapshot> weights,
            PolledRecords polled,
            StoredStates states) {
        this.weights = weights;
        this.polled = polled;
        this.states = states;
        decoder = new EventDecoder(blueprint.spec());
        predictor = new Predictor(blueprint, MOST);
        for (int n = 0; n < MOST; n++) {
            pool[n] = new KeyState(blueprint);
        }
    }

    /**
     * What is to be done with one record, told from others by its offset and the identity of its value.
     *
     * @param moved of an event; valid until the next look
     */
    record Turn(long offset, byte[] value, Decoded decoded, Optional<Moved> moved) {

        boolean isOf(long offset, byte[] value) {
            return this.offset == offset && this.value == value;
        }

        private Turn with(Moved moved) {
            return new Turn(offset, value, decoded, Optional.of(moved));
        }
    }

    /** A key's state behind an event, and what was predicted there. */
    record Moved(KeyState state, Prediction prediction) {}

    /** @param streamTime with this record counted */
    Turn turn(Record<byte[], byte[]> record, RecordMetadata at, long streamTime) {
        Turn next = ready.poll();
        if (next != null && next.isOf(at.offset(), record.value())) {
            return next;
        }
        ready.clear(); // of records that did not come: the task reads again from its last commit
        look(record, at, streamTime);
        return ready.remove();
    }

    private void look(Record<byte[], byte[]> record, RecordMetadata at, long streamTime) {
        looked.clear();
        steps.clear();
        keys.clear();
        take(decode(at.offset(), record.key(), record.value(), record.timestamp()), streamTime);
        Deque<ConsumerRecord<byte[], byte[]>> following =
                polled.after(at.partition(), at.offset(), record.value());
        long now = streamTime;
        while (looked.size() < MOST && !following.isEmpty()) {
            ConsumerRecord<byte[], byte[]> next = following.element();
            long timestamp = RecordTime.of(next.timestamp(), now);
            now = Math.max(now, timestamp);
            early = decode(next.offset(), next.key(), next.value(), timestamp);
            if (!take(early, now)) {
                break;
            }
            following.remove();
        }
        predict();
    }

    /** Where a look ends, the next one begins. */
    private Turn decode(long offset, byte[] key, byte[] value, long timestamp) {
        return early.isOf(offset, value)
                ? early
                : new Turn(offset, value, decoder.decode(key, value, timestamp), Optional.empty());
    }

    /** @return false if the turn is of a key that the look has met before */
    private boolean take(Turn turn, long now) {
        if (turn.decoded() instanceof Decoded.Accepted accepted) {
            Event event = accepted.event();
            if (!keys.add(event.key())) {
                return false;
            }
            steps.add(new Step(pool[steps.size()], event, now));
        } else if (turn.decoded() instanceof Decoded.Forget forget && !keys.add(forget.key())) {
            return false;
        }
        looked.add(turn);
        return true;
    }

    /** With nothing in between, so that the CPU already fetches the next one's memory while it checks one. */
    private void readStates() {
        Iterator<Step> step = steps.iterator();
        for (Turn turn : looked) {
            if (turn.decoded() instanceof Decoded.Accepted accepted) {
                states.read(accepted.event().key(), step.next().state(), turn.offset());
            }
        }
    }

    private void predict() {
        readStates();
        Snapshot model = weights.get();
        states.mend(model);
        Iterator<Step> step = steps.iterator();
        Iterator<Prediction> prediction = predictor.step(model, steps).iterator();
        for (Turn turn : looked) {
            boolean event = turn.decoded() instanceof Decoded.Accepted;
            ready.add(event ? turn.with(new Moved(step.next().state(), prediction.next())) : turn);
        }
    }
}
