package io.foretell.event;

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

    /** @param time epoch millis */
    public Event(String key, long time, float[] numbers, String[] words) {
        this.key = key;
        this.time = time;
        this.numbers = numbers;
        this.words = words;
    }

    public String key() {
        return key;
    }

    public long time() {
        return time;
    }

    public boolean has(int column) {
        return words[column] != null || !Float.isNaN(numbers[column]);
    }

    public float number(int column) {
        return numbers[column];
    }

    public boolean truth(int column) {
        return numbers[column] != 0;
    }

    public String word(int column) {
        return words[column];
    }
}
