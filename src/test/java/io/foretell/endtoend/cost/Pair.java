package io.foretell.endtoend.cost;

/** Both contestants, one right after the other. */
public record Pair(Figures foretell, Figures passThrough) {

    /** Of the pass-through's events a second. */
    double speed() {
        return foretell.eventsPerSecond() / passThrough.eventsPerSecond();
    }
}
