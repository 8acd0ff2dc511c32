package io.foretell.topology;

import io.foretell.predict.CorruptState;
import io.foretell.predict.KeyState;
import io.foretell.snapshot.Blueprint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Reclaims the space of keys that have been idle for longer than {@code forget-after}, a few at each call, round and
 * round. Damaged states stay, to be repaired at their key's next event: once deleted they could not be noticed there.
 *
 * <p>Nothing but space depends on when this runs: such a key starts afresh at its next event anyway. Key-value stores
 * have no expiry of their own, and a deletion here is what brings the tombstone to the changelog.
 */
final class ForgetIdle implements Punctuator {

    static final Duration INTERVAL = Duration.ofSeconds(5);

    /** States looked at in one call: a few milliseconds of work. */
    static final int KEYS_A_CALL = 2_000;

    private final StoredStates states;
    private final LongSupplier streamTime;
    private final LongAdder forgotten;
    private final KeyState state;
    private final long forgetAfter; // millis
    private String from; // the next key to look at, null: the first

    ForgetIdle(
            Blueprint blueprint,
            StoredStates states,
            LongSupplier streamTime,
            LongAdder forgotten) {
        this.states = states;
        this.streamTime = streamTime;
        this.forgotten = forgotten;
        state = new KeyState(blueprint);
        forgetAfter = blueprint.spec().forgetAfter().toMillis();
    }

    @Override
    public void punctuate(long wallClock) {
        long deadline = streamTime.getAsLong() - forgetAfter;
        for (String key : idleSince(deadline)) {
            states.delete(key);
            forgotten.increment();
        }
    }

    private List<String> idleSince(long deadline) {
        List<String> idle = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = states.from(from)) {
            for (int i = 0; i < KEYS_A_CALL && all.hasNext(); i++) {
                KeyValue<String, byte[]> next = all.next();
                if (lastSeenBefore(deadline, next.value)) {
                    idle.add(next.key);
                }
            }
            from = all.hasNext() ? all.peekNextKey() : null;
        }
        return idle;
    }

    private boolean lastSeenBefore(long deadline, byte[] stored) {
        try {
            state.read(stored);
            return state.lastSeen() < deadline;
        } catch (CorruptState unknown) {
            return false;
        }
    }
}
