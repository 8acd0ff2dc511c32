package io.foretell.topology;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells standing still from being idle: a partition is stuck if records have come and none was committed for a while.
 * Not thread-safe.
 */
final class Progress {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final InstantSource clock;
    private final Map<String, Seen> seen = new HashMap<>();

    Progress(InstantSource clock) {
        this.clock = clock;
    }

    /** @param end where the partition ended when its committed offset last moved */
    private record Seen(long committed, long end, long since) {}

    /** True if every partition has moved lately or has nothing new to read. */
    boolean observe(Map<String, StreamsApplication.Position> positions) {
        seen.keySet().retainAll(positions.keySet());
        return positions.entrySet().stream()
                .filter(position -> !moves(position.getKey(), position.getValue()))
                .count() == 0;
    }

    private boolean moves(String partition, StreamsApplication.Position position) {
        long now = clock.millis();
        Seen before = seen.get(partition);
        // Equal ends: nothing came; the last offset may be a transaction's marker, which no commit ever passes.
        if (before == null || position.committed() != before.committed() || position.end() <= before.end()) {
            seen.put(partition, new Seen(position.committed(), position.end(), now));
            return true;
        }
        return now - before.since() < PATIENCE.toMillis();
    }
}
