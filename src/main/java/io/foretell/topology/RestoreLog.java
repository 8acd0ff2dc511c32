package io.foretell.topology;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each store filled from its changelog: after a crash, on a new machine, or when a partition moved. */
final class RestoreLog implements StateRestoreListener {

    private static final Logger log = LoggerFactory.getLogger(RestoreLog.class);

    private final String role;

    RestoreLog(String role) {
        this.role = role;
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long startingOffset, long endingOffset) {
        log.debug("{} restores {} from {}, offsets {} to {}", role, store, partition, startingOffset, endingOffset);
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long batchEndOffset, long numRestored) {
        log.trace("{} restored {} records of {}", role, numRestored, store);
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long totalRestored) {
        if (totalRestored > 0) {
            log.info("{} restored {} of partition {}: {} records", role, store, partition.partition(), totalRestored);
        }
    }
}
