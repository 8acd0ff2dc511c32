package io.foretell.event;

import java.util.Arrays;

/**
 * One event of one key: the fields that the {@link Schema} names, by column.
 *
 * <p>Immutable. Numbers are finite floats; a truth is 0 or 1; a missing field answers false to {@link #has}.
 */
public final class Event {

    private final String key;
    private final long time;
    private final float[] numbers; // (columns), NaN where missing or a word
    private final String[] words; // (columns), null where missing or a number

    /**
     * @param time    epoch millis
     * @param numbers one for each column of the schema, NaN where there is none; not copied
     * @param words   one for each column of the schema, null where there is none; not copied
     */
    public Event(String key, long time, float[] numbers, String[] words) {
        this.key = key;
        this.time = time;
        this.numbers = numbers;
        this.words = words;
    }

    public String key() {
        return key;
    }

    /** Epoch millis. */
    public long time() {
        return time;
    }

    public boolean has(int column) {
        return words[column] != null || !Float.isNaN(numbers[column]);
    }

    /** NaN if missing. */
    public float number(int column) {
        return numbers[column];
    }

    /** False if missing. */
    public boolean truth(int column) {
        return numbers[column] != 0;
    }

    /** Null if missing. */
    public String word(int column) {
        return words[column];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Event that
                && time == that.time
                && key.equals(that.key)
                && Arrays.equals(numbers, that.numbers)
                && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new int[] {
            key.hashCode(), Long.hashCode(time), Arrays.hashCode(numbers), Arrays.hashCode(words)
        });
    }

    @Override
    public String toString() {
        return "Event[key=" + key + ", time=" + time + ", numbers=" + Arrays.toString(numbers) + ", words="
                + Arrays.toString(words) + "]";
    }
}
