package io.foretell.topology;

import java.util.concurrent.atomic.AtomicInteger;

/** Bytes of the heap that some of one kind share evenly, however many of them there are. Thread-safe. */
final class SharedMemory {

    private final long bytes;
    private final AtomicInteger sharing = new AtomicInteger();

    /** @param bytes of all together */
    SharedMemory(long bytes) {
        this.bytes = bytes;
    }

    void join() {
        sharing.incrementAndGet();
    }

    void leave() {
        sharing.decrementAndGet();
    }

    /** Of each who has joined, at least one. */
    long share() {
        return bytes / sharing.get();
    }
}
