package io.foretell.feature;

import io.foretell.event.Event;
import java.nio.ByteBuffer;

/**
 * What encoding must remember of one key: the time of its last event and the running mean and deviation of each
 * {@code per-key} number; for a {@code per-key} target also how much it changes from one event to the next. Mutable;
 * part of the key's state. Not thread-safe.
 *
 * <p>Its bytes, little-endian, P per-key fields:
 *
 * <pre>
 * 0       8                     8 + 20 P            only for a per-key target: 28 + 20 P
 * │ last  │ P × (n, mean, var)  │ changes (n, mean, var)  │ level  │
 * └ int64 └ int32, 2 × float64  └ int32, 2 × float64      └ float32
 * </pre>
 *
 * {@code last} is {@link Long#MIN_VALUE} and {@code level} NaN as long as there is none. What {@link #elapsed()} and
 * {@link #late()} say is of the event observed last, and not kept.
 */
public final class KeyContext {

    private static final long NEVER = Long.MIN_VALUE;

    /** As long as little is known, a change of a tenth of the level is as good a guess as any. */
    private static final double FIRST_CHANGE = 0.1;

    /** Below this a deviation says nothing. */
    private static final double NOTHING = 1e-30;

    private final int[] columns; // (P) the per-key fields
    private final Trend[] trends; // (P)
    private final int target; // index in columns of the per-key target, or −1
    private final Trend changes = new Trend(); // of the target, from one event to the next

    private float level; // the target's last value, NaN before the first
    private long last; // epoch millis of the last event, NEVER before the first
    private long elapsed;
    private boolean first;
    private boolean late;

    /**
     * @param columns the columns of the per-key fields
     * @param target  which of {@code columns} is the target's, −1 if none
     */
    KeyContext(int[] columns, int target) {
        this.columns = columns;
        this.target = target;
        trends = new Trend[columns.length];
        for (int i = 0; i < trends.length; i++) {
            trends[i] = new Trend();
        }
        clear();
    }

    /** Takes an event in: called once for each event, after its forecast was scored and before it is encoded. */
    public void observe(Event event) {
        first = last == NEVER;
        late = !first && event.time() < last;
        elapsed = first || late ? 0 : event.time() - last;
        last = event.time();
        for (int i = 0; i < columns.length; i++) {
            if (event.has(columns[i])) {
                trends[i].add(event.number(columns[i]));
            }
        }
        if (target >= 0 && event.has(columns[target])) {
            float present = event.number(columns[target]);
            if (!Float.isNaN(level) && present != level) {
                changes.add((double) present - level);
            }
            level = present;
        }
    }

    /** Millis from the event before to the one observed last; 0 if that was the key's first, or late. */
    long elapsed() {
        return elapsed;
    }

    /** True if the event observed last was the key's first. */
    boolean first() {
        return first;
    }

    /** Running statistics of the i-th per-key field. */
    Trend trend(int i) {
        return trends[i];
    }

    /**
     * By how much a per-key target changes when it changes: with n changes so far (at most 256), L the deviation of the
     * level and m its mean,
     *
     * <pre>
     * s = max(root mean square of the changes, max(L, |m| / 10) / (n + 1))        1 if that is nothing
     * </pre>
     *
     * Steps without a change are left out, so that a line that stood still for long does not make its next move
     * astronomical; how seldom it moves, the network learns.
     */
    double changeDeviation() {
        Trend levels = trends[target];
        double guess = Math.max(levels.deviation(), FIRST_CHANGE * Math.abs(levels.mean()));
        double deviation = Math.max(changes.rootMeanSquare(), guess / (changes.count() + 1));
        return deviation > NOTHING ? deviation : 1;
    }

    /** Bytes that {@link #write} takes, always the same for one spec. */
    public int size() {
        int ofTarget = target >= 0 ? Trend.BYTES + Float.BYTES : 0;
        return Long.BYTES + trends.length * Trend.BYTES + ofTarget;
    }

    public void write(ByteBuffer out) {
        out.putLong(last);
        for (Trend trend : trends) {
            trend.write(out);
        }
        if (target >= 0) {
            changes.write(out);
            out.putFloat(level);
        }
    }

    /**
     * @throws java.nio.BufferUnderflowException if {@code in} holds less than {@link #size()} bytes
     * @throws IllegalArgumentException          if these bytes are of no context
     */
    public void read(ByteBuffer in) {
        clear();
        last = in.getLong();
        for (Trend trend : trends) {
            trend.read(in);
        }
        if (target >= 0) {
            changes.read(in);
            level = in.getFloat();
        }
    }

    /** Back to what it was before the key's first event. */
    public void clear() {
        last = NEVER;
        level = Float.NaN;
        elapsed = 0;
        first = false;
        late = false;
        changes.clear();
        for (Trend trend : trends) {
            trend.clear();
        }
    }

    /** True if the event observed last was older than the one before it. */
    public boolean late() {
        return late;
    }
}
