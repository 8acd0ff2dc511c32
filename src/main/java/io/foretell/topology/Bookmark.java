package io.foretell.topology;

import java.nio.ByteBuffer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * How far a task has read its topic, kept among its stores and so in one transaction with them. The group keeps that,
 * too, but a coordinator that restarts may give an offset that was committed long ago, while it has read its log in
 * part; whoever read on from there would step states, append events and merge updates a second time.
 *
 * <p>Kept is the first offset after each commit. That is enough: a group can only come back to what was committed, at
 * the latest to the start of that same stretch.
 *
 * <p>Only under exactly-once: else what is read again after a crash is to be taken again. Not thread-safe: one for each
 * task.
 */
final class Bookmark {

    private static final String KEY = "bookmark";
    private static final int BYTES = 3 * Long.BYTES; // the topic's id, the offset

    private final KeyValueStore<String, byte[]> store;
    private final TopicIds ids;
    private Uuid topic = Uuid.ZERO_UUID;
    private long offset = -1; // greatest that was taken
    private long kept = -1; // Streams' time at that

    /** @param store whatever of the task's is keyed by text */
    Bookmark(KeyValueStore<String, byte[]> store, TopicIds ids) {
        this.store = store;
        this.ids = ids;
        byte[] found = store.get(KEY);
        if (found != null) {
            ByteBuffer buffer = ByteBuffer.wrap(found);
            topic = new Uuid(buffer.getLong(), buffer.getLong());
            offset = buffer.getLong();
        }
    }

    /**
     * To be called with each record before anything is done with it.
     *
     * @param now Streams' time, which stands still while a task is given records, and not while it commits
     * @throws OffsetWentBack if the stores have this record already
     */
    void turnTo(RecordMetadata at, long now) {
        if (at.offset() <= offset || offset < 0) {
            open(at);
        }
        offset = at.offset();
        if (now != kept) {
            kept = now;
            store.put(KEY, ByteBuffer.allocate(BYTES)
                    .putLong(topic.getMostSignificantBits())
                    .putLong(topic.getLeastSignificantBits())
                    .putLong(offset)
                    .array());
        }
    }

    /** For the first time, or the topic is another one than last time. */
    private void open(RecordMetadata at) {
        Uuid present = ids.of(at.topic());
        if (present.equals(topic)) {
            throw new OffsetWentBack(at.topic(), at.partition(), at.offset(), offset);
        }
        topic = present;
    }
}
