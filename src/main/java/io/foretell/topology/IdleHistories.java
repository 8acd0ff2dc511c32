package io.foretell.topology;

import io.foretell.event.Event;
import io.foretell.learn.Learner;
import java.time.Duration;

/**
 * Reclaims the space of histories whose key has been idle for longer than {@code forget-after}.
 *
 * <p>The clock is the events' own, and may be a field that anybody fills in: so it is the oldest time among a good
 * many events. One event from the year 9999 does not wipe every history.
 */
final class IdleHistories {

    static final Duration INTERVAL = Duration.ofMinutes(1);

    /** Fewer events since the last sweep say too little about the time. */
    static final int EVENTS = 100;

    private final long forgetAfter; // millis
    private long oldest = Long.MAX_VALUE;
    private int events;

    IdleHistories(Duration forgetAfter) {
        this.forgetAfter = forgetAfter.toMillis();
    }

    void observe(Event event) {
        oldest = Math.min(oldest, event.time());
        events++;
    }

    void forgetFrom(Learner learner) {
        if (events >= EVENTS) {
            learner.forgetIdleSince(oldest - forgetAfter);
            oldest = Long.MAX_VALUE;
            events = 0;
        }
    }
}
