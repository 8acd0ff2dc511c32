package io.foretell.endtoend.bench;

/**
 * When each event is due, by the clock of {@link System#nanoTime}.
 *
 * @param start of event 0
 * @param rate  events a second
 */
public record Schedule(long start, int rate) {

    private static final long SECOND = 1_000_000_000;

    public long due(long event) {
        return start + event / rate * SECOND + event % rate * SECOND / rate;
    }

    /** Events due within that many seconds from the start. */
    public long within(int seconds) {
        return (long) rate * seconds;
    }
}
