package io.foretell.endtoend.restore;

/** Both contestants, one right after the other. */
public record Pair(Restored foretell, Restored passThrough) {

    /** Of the plain store's keys a second. */
    double speed() {
        return foretell.keysPerSecond() / passThrough.keysPerSecond();
    }
}
