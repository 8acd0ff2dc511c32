package io.foretell.doctor;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The records that were no events: why? */
record Refused(TopicReader reader, String topic) implements Look {

    private static final long LAST = 10_000; // offsets

    @Override
    public String subject() {
        return topic;
    }

    @Override
    public List<Finding> look() {
        Map<String, Integer> reasons = new TreeMap<>();
        StringBuilder last = new StringBuilder();
        reader.readLast(topic, LAST, record -> {
            reasons.merge(header(record, "foretell.reason"), 1, Integer::sum);
            last.setLength(0);
            last.append(Instant.ofEpochMilli(record.timestamp())).append(", ").append(header(record, "foretell.detail"));
        });
        return List.of(reasons.isEmpty()
                ? Finding.well(topic, "empty: every record was an event")
                : Finding.note(topic, "of late " + reasons + "; the last at " + last,
                        "Correct whoever writes them, or the spec."));
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "unknown" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
