package io.foretell.predict;

import io.foretell.event.Decoded;
import io.foretell.event.EventDecoder;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One key's state, worked out again from the records of its partition: each event of the key moves a fresh state one
 * step, as it once did, and a null value clears it; the predictions are dropped. A function of those records and of one
 * snapshot alone. What was lost had been stepped by the models of its time, so it is not that bit for bit. Not
 * thread-safe.
 */
public final class Rebuild {

    /** How far a rebuild goes back, in offsets: a count and not a time, so that everybody rebuilds the same. */
    public static final long REACH = 100_000;

    private final byte[] key;
    private final long end;
    private final Snapshot snapshot;
    private final KeyState state;
    private final EventDecoder decoder;
    private final Predictor predictor;
    private long now = -1; // the stream's clock, epoch millis; negative before the first record

    /**
     * @param end   offset of the event that the state is for, behind the last record that counts
     * @param state of the key, cleared here and moved by what is taken in
     */
    public Rebuild(Blueprint blueprint, Snapshot snapshot, String key, long end, KeyState state) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
        this.end = end;
        this.snapshot = snapshot;
        this.state = state;
        decoder = new EventDecoder(blueprint.spec());
        predictor = new Predictor(blueprint);
        state.clear();
    }

    /** Offset of the first record that counts. */
    public long from() {
        return Math.max(0, end - REACH);
    }

    /** Takes in the partition's next record, whosever it is; one that is out of reach does not count. */
    public void take(long offset, byte[] recordKey, byte[] value, long timestamp) {
        if (offset < from() || offset >= end) {
            return;
        }
        now = Math.max(now, timestamp);
        if (!Arrays.equals(key, recordKey)) {
            return;
        }
        Decoded decoded = decoder.decode(recordKey, value, timestamp);
        if (decoded instanceof Decoded.Accepted accepted) {
            predictor.step(snapshot, state, accepted.event(), now);
        } else if (decoded instanceof Decoded.Forget) {
            state.clear();
        }
    }

    /** The latest timestamp of all records that counted so far, negative before the first. */
    public long now() {
        return now;
    }
}
