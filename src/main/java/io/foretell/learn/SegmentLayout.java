package io.foretell.learn;

import io.foretell.event.Event;
import io.foretell.event.EventCodec;
import io.foretell.feature.KeyContext;
import io.foretell.snapshot.Blueprint;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of one segment: {@value #EVENTS} successive events of one key and the state before the first (big-endian):
 *
 * <pre>
 * 0         1       2       3       11      19              19 + 8·H·layers
 * │ version │ count │ known │ model │ round │ state         │ context │ events …
 * └ int8    └ int8  └ int8  └ int64 └ int64 └ 2·H·layers    └ by KeyContext
 *                                             float32                   └ by EventCodec, count times
 * </pre>
 *
 * {@code model} is the version that brought the state here. {@code round} is the learner's round in which the
 * segment's last event arrived, {@code known} how many of its events had arrived in earlier rounds: the others have
 * been seen by no training yet. Immutable; thread-safe.
 */
final class SegmentLayout {

    /**
     * Events of a full segment: large enough that its state (8·H bytes) costs less than the events, small enough to
     * rewrite.
     */
    static final int EVENTS = 16;

    private static final byte VERSION = 1;
    private static final int COUNT = 1;
    private static final int KNOWN = 2;
    private static final int MODEL = 3;
    private static final int ROUND = 11;
    private static final int STATE = 19;

    private final Blueprint blueprint;
    private final EventCodec codec;
    private final int context; // where it begins
    private final int events; // where they begin

    SegmentLayout(Blueprint blueprint) {
        this.blueprint = blueprint;
        codec = new EventCodec(blueprint.schema());
        context = STATE + Float.BYTES * blueprint.shape().state();
        events = context + blueprint.features().newContext().size();
    }

    /** A segment without events. */
    byte[] begin(long model, long round, float[] state, KeyContext before) {
        ByteBuffer out = ByteBuffer.allocate(events);
        out.put(VERSION).put((byte) 0).put((byte) 0).putLong(model).putLong(round);
        for (float value : state) {
            out.putFloat(value);
        }
        before.write(out);
        return out.array();
    }

    /** The segment with one event more. */
    byte[] append(byte[] segment, Event event, long round) {
        int count = count(segment);
        if (count == EVENTS) {
            throw new IllegalArgumentException("segment: count=" + count + " is full");
        }
        ByteBuffer out = ByteBuffer.allocate(segment.length + codec.size(event)).put(segment);
        codec.write(event, out);
        if (round(segment) != round) {
            out.put(KNOWN, (byte) count).putLong(ROUND, round);
        }
        return out.put(COUNT, (byte) (count + 1)).array();
    }

    int count(byte[] segment) {
        return segment[COUNT];
    }

    int known(byte[] segment) {
        return segment[KNOWN];
    }

    long model(byte[] segment) {
        return ByteBuffer.wrap(segment).getLong(MODEL);
    }

    long round(byte[] segment) {
        return ByteBuffer.wrap(segment).getLong(ROUND);
    }

    /** Copies the state before the first event to {@code state} from {@code at} on. */
    void state(byte[] segment, float[] state, int at) {
        ByteBuffer.wrap(segment, STATE, context - STATE).asFloatBuffer().get(state, at, blueprint.shape().state());
    }

    /** The context before the first event. */
    KeyContext context(byte[] segment) {
        KeyContext before = blueprint.features().newContext();
        before.read(ByteBuffer.wrap(segment, context, events - context));
        return before;
    }

    List<Event> events(String key, byte[] segment) {
        ByteBuffer in = ByteBuffer.wrap(segment);
        in.position(events);
        List<Event> read = new ArrayList<>(EVENTS);
        for (int i = 0; i < count(segment); i++) {
            read.add(codec.read(key, in));
        }
        if (in.hasRemaining()) {
            throw refused(key, "bytes after the last event=" + in.remaining());
        }
        return read;
    }

    /** @throws IllegalStateException if these are not the bytes of a segment of this blueprint */
    void check(String key, byte[] segment) {
        if (segment.length < events) {
            throw refused(key, "bytes=" + segment.length + ", at least " + events);
        }
        if (segment[0] != VERSION) {
            throw refused(key, "version=" + segment[0] + ", known: " + VERSION);
        }
        int count = count(segment);
        if (count < 1 || count > EVENTS || known(segment) < 0 || known(segment) > count) {
            throw refused(key, "count=" + count + ", known=" + known(segment) + ", at most " + EVENTS);
        }
        float[] state = new float[blueprint.shape().state()];
        state(segment, state, 0);
        for (float value : state) {
            if (!Float.isFinite(value)) {
                throw refused(key, "state has " + value);
            }
        }
        try {
            context(segment);
            events(key, segment);
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw refused(key, "events: " + e.getMessage());
        }
    }

    private static IllegalStateException refused(String key, String what) {
        return new IllegalStateException("segment of history: key=" + key + ", " + what
                + "; the trainer's store is damaged or of another spec: reset it");
    }
}
