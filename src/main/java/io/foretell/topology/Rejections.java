package io.foretell.topology;

import io.foretell.event.Decoded;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** What becomes of records that are no events. */
interface Rejections {

    /** For the trainer: the predictor reads the same events and keeps their dead letters. */
    Rejections IGNORED = (context, received, origin, why) -> {};

    void handle(
            ProcessorContext<byte[], byte[]> context,
            Record<byte[], byte[]> received,
            Origin origin,
            Decoded.Rejected why);
}
