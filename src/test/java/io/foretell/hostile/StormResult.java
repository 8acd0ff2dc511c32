package io.foretell.hostile;

import io.foretell.event.Reason;
import io.foretell.measure.Conditions;
import java.util.List;
import java.util.Map;

/** Runs of hostile records, as they are kept. */
record StormResult(List<Run> runs) {

    /**
     * One run; it ended with every record answered once, or it would not be kept.
     *
     * @param largestAnswer bytes of the largest prediction or dead letter
     * @param heap          MB that the JVM could take
     */
    record Run(
            HostileSpecs specs,
            long seed,
            long records,
            long predictions,
            long tombstones,
            Map<Reason, Long> deadLetters,
            int largestAnswer,
            long heap,
            double seconds,
            Conditions conditions) {

        boolean isAnother(Run other) {
            return specs != other.specs || seed != other.seed;
        }

        String text() {
            long refused = deadLetters.values().stream().mapToLong(Long::longValue).sum();
            return ("%s seed=%d records=%,d predictions=%,d tombstones=%,d dead letters=%,d"
                            + " largest answer=%,d bytes, heap=%d MB, %.0f s")
                    .formatted(specs, seed, records, predictions, tombstones, refused, largestAnswer, heap, seconds);
        }
    }
}
