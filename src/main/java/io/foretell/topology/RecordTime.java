package io.foretell.topology;

import io.foretell.event.Limits;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * A record's own timestamp. One that has none, which Kafka writes as −1 and Streams would die of, or one from beyond
 * {@link Limits#LAST_TIME} has the time that its partition had come to: taken at its word, a single record from the
 * year 292278994 would make every key of its partition one that has been idle for ages.
 */
public final class RecordTime implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return of(record.timestamp(), partitionTime);
    }

    /** @param before the latest time of the records before it in its partition, negative if there are none */
    static long of(long timestamp, long before) {
        return timestamp >= 0 && timestamp <= Limits.LAST_TIME ? timestamp : Math.max(0, before);
    }
}
