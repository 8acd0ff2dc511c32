package io.foretell.snapshot;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The place from which every event takes its snapshot. Setting another one takes effect between two events, without a
 * pause: who has taken the old one finishes with it. Thread-safe.
 */
public final class SnapshotSlot {

    private final AtomicReference<Snapshot> current;
    private final AtomicLong swaps = new AtomicLong();

    public SnapshotSlot(Snapshot first) {
        current = new AtomicReference<>(first);
    }

    public Snapshot current() {
        return current.get();
    }

    public void set(Snapshot snapshot) {
        if (current.getAndSet(snapshot).version() != snapshot.version()) {
            swaps.incrementAndGet();
        }
    }

    /** How often one version has replaced another. */
    public long swaps() {
        return swaps.get();
    }
}
