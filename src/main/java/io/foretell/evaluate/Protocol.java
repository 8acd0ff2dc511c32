package io.foretell.evaluate;

import io.foretell.spec.Spec;
import io.foretell.spec.Training;
import java.util.OptionalLong;

/**
 * When a replay learns.
 *
 * @param roundEvery  events from one round to the next
 * @param freezeAfter events after which nothing is learned any more; empty: it never stops
 */
public record Protocol(int roundEvery, OptionalLong freezeAfter) {

    /** Stands for a cadence by the clock, which a file does not have. */
    public static final int DEFAULT_ROUND = 500;

    public Protocol {
        if (freezeAfter.isPresent() && freezeAfter.getAsLong() < 0) {
            throw new IllegalArgumentException(
                    "freeze-after: events=" + freezeAfter.getAsLong() + ", allowed: 0 or more");
        }
    }

    /** Rounds as often as the spec says, by count. */
    public static Protocol of(Spec spec, OptionalLong freezeAfter) {
        int every = spec.training().every() instanceof Training.Cadence.Events events ? events.count() : DEFAULT_ROUND;
        return new Protocol(every, freezeAfter);
    }

    boolean learnsAt(long event) {
        return freezeAfter.isEmpty() || event <= freezeAfter.getAsLong();
    }
}
