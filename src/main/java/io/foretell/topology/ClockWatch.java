package io.foretell.topology;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * Notices that the wall clock has been set. Kafka's clients reckon by it when to send the next heartbeat, when to ask
 * again, when to give up. Set back by an hour, a client that has lived through it sends no heartbeat for an hour: it is
 * thrown out of its group, joins again and is thrown out again, every few seconds. A new one knows nothing of the former
 * time. Not thread-safe.
 */
final class ClockWatch implements Runnable {

    /** More than a clock is corrected by in passing, and less than a session timeout. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final LongSupplier stopwatch; // ns
    private final CompletableFuture<Duration> set = new CompletableFuture<>();
    private long ahead; // ms, of the clock before the stopwatch

    /** @param stopwatch that nobody can set, ns */
    ClockWatch(InstantSource clock, LongSupplier stopwatch) {
        this.clock = clock;
        this.stopwatch = stopwatch;
        ahead = ahead();
    }

    private long ahead() {
        return clock.millis() - Duration.ofNanos(stopwatch.getAsLong()).toMillis();
    }

    /** Completes, with by how much, when the clock has been set. */
    CompletableFuture<Duration> set() {
        return set;
    }

    /** To be called about once a second. */
    @Override
    public void run() {
        long before = ahead;
        ahead = ahead();
        if (Math.abs(ahead - before) > TOLERANCE.toMillis()) {
            set.complete(Duration.ofMillis(ahead - before));
        }
    }
}
