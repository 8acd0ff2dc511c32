package io.foretell.endtoend.cost;

import java.util.List;

/**
 * Both contestants, one right after the other.
 *
 * @param oneThread Foretell again, of the same events, with a single stream thread; none where it has no more anyway
 */
public record Pair(Figures foretell, Figures passThrough, List<Figures> oneThread) {

    public Pair {
        oneThread = List.copyOf(oneThread);
    }

    /** Of the pass-through's events a second. */
    double speed() {
        return foretell.eventsPerSecond() / passThrough.eventsPerSecond();
    }

    /** CPU of an event, of what it is with one thread, which must have been measured. */
    double ofOneThread() {
        return foretell.cpuMicros() / oneThread.get(0).cpuMicros();
    }
}
