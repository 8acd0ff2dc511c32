package io.foretell.topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/** A record's own timestamp; 0 for one that has none, which Kafka writes as −1 and Streams would die of. */
public final class RecordTime implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return of(record.timestamp());
    }

    static long of(long timestamp) {
        return Math.max(0, timestamp);
    }
}
