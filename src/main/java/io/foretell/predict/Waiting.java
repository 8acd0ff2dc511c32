package io.foretell.predict;

import java.nio.ByteBuffer;

/**
 * The forecasts of one key that wait for their event, exactly as they were published: one row for each of the last k
 * events, the newest first. Mutable and reused; not thread-safe.
 *
 * <p>A row of age a was made after the event a before the last. It speaks of the events 1 … k after its own, of which a
 * have come already, so its first a·{@code perEvent} values wait no more and are not written:
 *
 * <pre>
 * number    k = horizon   mean 1, deviation 1, mean 2, … of the transformed value
 * category  k = 1         the likeliest places and the rest, by Ranking
 * binary    k = 1         z of every place of {@code per} taken, or the one z
 *
 * bytes of a row:  │ version int64 │ length int32, unless always the same │ values a·perEvent … length − 1: float32 │
 * </pre>
 */
final class Waiting {

    private final int perEvent;
    private final boolean grows; // rows differ in length
    private final int rowHeader; // bytes
    private final float[][] values; // (k, width), rows by age
    private final long[] versions; // (k)
    private final int[] lengths; // (k)
    private int made; // rows in use

    private Waiting(int rows, int width, int perEvent, boolean grows) {
        this.perEvent = perEvent;
        this.grows = grows;
        rowHeader = Long.BYTES + (grows ? Integer.BYTES : 0);
        values = new float[rows][width];
        versions = new long[rows];
        lengths = new int[rows];
    }

    /** Every row speaks of as many events as there are rows. */
    static Waiting ahead(int rows, int perEvent) {
        return new Waiting(rows, rows * perEvent, perEvent, false);
    }

    /** One row, of at most so many values. */
    static Waiting one(int most) {
        return new Waiting(1, most, most, true);
    }

    void clear() {
        made = 0;
    }

    /**
     * Makes every row one older and the oldest the newest.
     *
     * @return the newest row, to be filled
     */
    float[] push(long version, int length) {
        int last = values.length - 1;
        float[] newest = values[last];
        System.arraycopy(values, 0, values, 1, last);
        System.arraycopy(versions, 0, versions, 1, last);
        System.arraycopy(lengths, 0, lengths, 1, last);
        values[0] = newest;
        versions[0] = version;
        lengths[0] = length;
        made = Math.min(made + 1, values.length);
        return newest;
    }

    /** How many rows wait. */
    int made() {
        return made;
    }

    float[] row(int age) {
        return values[age];
    }

    long version(int age) {
        return versions[age];
    }

    /** Values in use of a row. */
    int length(int age) {
        return lengths[age];
    }

    int size() {
        int size = 0;
        for (int a = 0; a < made; a++) {
            size += rowHeader + Float.BYTES * (lengths[a] - a * perEvent);
        }
        return size;
    }

    void write(ByteBuffer out) {
        for (int a = 0; a < made; a++) {
            out.putLong(versions[a]);
            if (grows) {
                out.putInt(lengths[a]);
            }
            int waits = lengths[a] - a * perEvent;
            out.asFloatBuffer().put(values[a], a * perEvent, waits);
            out.position(out.position() + Float.BYTES * waits);
        }
    }

    /** @param steps events that the key has seen: as many rows were made, up to k */
    void read(ByteBuffer in, long steps) {
        made = (int) Math.min(steps, values.length);
        for (int a = 0; a < made; a++) {
            versions[a] = in.getLong();
            lengths[a] = grows ? in.getInt() : values[a].length;
            if (lengths[a] < a * perEvent || lengths[a] > values[a].length) {
                throw new IllegalArgumentException("state: forecast=" + lengths[a] + " values, allowed are "
                        + a * perEvent + " to " + values[a].length);
            }
            int waits = lengths[a] - a * perEvent;
            in.asFloatBuffer().get(values[a], a * perEvent, waits);
            in.position(in.position() + Float.BYTES * waits);
        }
    }
}
