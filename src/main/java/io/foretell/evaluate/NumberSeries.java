package io.foretell.evaluate;

import java.time.Duration;
import java.util.Arrays;

/**
 * One key's numbers as the baselines remember them: the last few as they came, and a week of them by time.
 * Asked about "j events ago", it answers with what was known then.
 */
final class NumberSeries {

    /** How far back values are looked up by their time. */
    static final Duration MEMORY = Duration.ofDays(7);

    private static final int FIRST_CAPACITY = 64;

    // What was known after each of the last `horizon` events; event n is at n % horizon.
    private final float[] value; // (horizon)
    private final double[] mean; // (horizon)
    private final long[] timed; // (horizon), how many values had a place in time
    private long events;

    // Values by time. The i-th that ever had a place is at i − dropped; equal times stay in order of arrival.
    private long[] times = new long[FIRST_CAPACITY]; // (size), never falling
    private float[] values = new float[FIRST_CAPACITY]; // (size)
    private int size;
    private long dropped;

    NumberSeries(int horizon) {
        value = new float[horizon];
        mean = new double[horizon];
        timed = new long[horizon];
    }

    /** An event that is older than the one before it has no place in time, since it came too late to be looked up. */
    void add(long time, float number) {
        double before = events == 0 ? 0 : mean(1);
        if (size == 0 || time >= times[size - 1]) {
            place(time, number);
        }
        int slot = (int) (events % value.length);
        events++;
        value[slot] = number;
        mean[slot] = before + (number - before) / events;
        timed[slot] = dropped + size;
    }

    private void place(long time, float number) {
        if (size == times.length) {
            dropOlderThan(time - 2 * MEMORY.toMillis());
            grow();
        }
        times[size] = time;
        values[size] = number;
        size++;
    }

    /** Only if still more than half full, so that dropping stays rare. */
    private void grow() {
        if (size > times.length / 2) {
            times = Arrays.copyOf(times, 2 * times.length);
            values = Arrays.copyOf(values, 2 * values.length);
        }
    }

    /** Keeps the last of the older ones, the answer for times before the others. */
    private void dropOlderThan(long oldest) {
        int drop = Math.max(0, lastUpTo(oldest, size));
        System.arraycopy(times, drop, times, 0, size - drop);
        System.arraycopy(values, drop, values, 0, size - drop);
        size -= drop;
        dropped += drop;
    }

    /** The last value as of {@code ago} events ago; 1 is the latest. At most the horizon and the events so far. */
    float value(int ago) {
        return value[slot(ago)];
    }

    float mean(int ago) {
        return (float) mean[slot(ago)];
    }

    /** As of {@code ago} events ago: the value at {@code time}, else the nearest before it, else the last value. */
    float valueAt(long time, int ago) {
        int known = (int) Math.max(0, timed[slot(ago)] - dropped);
        int found = lastUpTo(time, known);
        return found < 0 ? value(ago) : values[found];
    }

    /** The last of the first {@code end} places whose time is not after {@code time}; −1 if there is none. */
    private int lastUpTo(long time, int end) {
        int low = 0;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private int slot(int ago) {
        return (int) ((events - ago) % value.length);
    }
}
