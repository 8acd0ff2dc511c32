package io.foretell.topology;

import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The records that a task was given before, once more. */
interface PastRecords {

    /**
     * Gives those of a partition that are still there, in their order.
     *
     * @param from the first offset
     * @param end  behind the last
     */
    void read(int partition, long from, long end, Consumer<ConsumerRecord<byte[], byte[]>> reader);
}
