package io.foretell.endtoend;

/** Both contestants, one right after the other. */
record Pair(Figures foretell, Figures passThrough) {

    /** Of the pass-through's events a second. */
    double speed() {
        return foretell.eventsPerSecond() / passThrough.eventsPerSecond();
    }
}
