package io.foretell.topology;

import java.util.concurrent.atomic.AtomicInteger;

/** How many learners share this instance's training budget. Thread-safe. */
final class TaskCount {

    private final AtomicInteger running = new AtomicInteger();

    void started() {
        running.incrementAndGet();
    }

    void stopped() {
        running.decrementAndGet();
    }

    /** At least 1. */
    int count() {
        return Math.max(1, running.get());
    }
}
