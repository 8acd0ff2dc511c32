package io.foretell.topology;

import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/**
 * Counts the records by which stores were filled from their changelogs: after a crash, on a new machine, or when a partition
 * moved here. Thread-safe.
 */
final class Restored implements StateRestoreListener {

    private final LongAdder records = new LongAdder();

    /** Records since this was last asked. */
    long since() {
        return records.sumThenReset();
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long startingOffset, long endingOffset) {
        // counted as they come
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long batchEndOffset, long numRestored) {
        if (!Names.WEIGHTS.equals(store)) { // these are read at every start
            records.add(numRestored);
        }
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long totalRestored) {
        // counted as they came
    }
}
