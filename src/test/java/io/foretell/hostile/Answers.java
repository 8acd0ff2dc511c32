package io.foretell.hostile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.foretell.event.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.AbstractRecords;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Whether each record was answered as promised: by exactly one prediction that is sound JSON with finite numbers and
 * names the record, or by one dead letter that has the record and its reason, or, for a null value, by a tombstone;
 * and whether every answer is of a size that any broker takes. Counts what there was.
 */
final class Answers {

    /** What a producer and a topic take by default. */
    private static final int LARGEST = 1 << 20;

    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> NUMBERS = Set.of("time", "partition", "offset", "step", "model", "ahead", "low",
            "high", "probability", "rank", "loss", "surprise");

    private final Map<Reason, Long> deadLetters = new TreeMap<>();
    private long predictions;
    private long tombstones;
    private int largest;

    /** @throws AssertionError naming the record, if one of the promises is broken */
    void check(
            HostileRecords.Hostile record,
            long offset,
            List<Record<byte[], byte[]>> predicted,
            List<Record<byte[], byte[]>> refused) {
        if (predicted.size() + refused.size() != 1) {
            throw broken(record, offset, predicted.size() + " predictions, " + refused.size() + " dead letters");
        }
        try {
            if (refused.isEmpty()) {
                predicted(record, offset, predicted.get(0));
            } else {
                refused(record, offset, refused.get(0));
            }
        } catch (IOException e) {
            throw broken(record, offset, e.getMessage());
        }
    }

    private void predicted(HostileRecords.Hostile record, long offset, Record<byte[], byte[]> answer)
            throws IOException {
        measure(record, offset, answer);
        if ((record.value() == null) != (answer.value() == null)) {
            throw broken(record, offset, "a tombstone for an event, or a prediction for a tombstone");
        }
        if (answer.value() == null) {
            tombstones++;
            return;
        }
        predictions++;
        try (JsonParser json = JSON.createParser(answer.value())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                boolean number = token.isScalarValue() && json.currentName() != null
                        && NUMBERS.contains(json.currentName());
                if (number && !(token.isNumeric() && Double.isFinite(json.getDoubleValue()))) {
                    throw broken(record, offset, json.currentName() + "=" + json.getText());
                }
                if (number && json.currentName().equals("offset") && json.getLongValue() != offset) {
                    throw broken(record, offset, "answered as offset " + json.getLongValue());
                }
            }
        }
    }

    private void refused(HostileRecords.Hostile record, long offset, Record<byte[], byte[]> letter) {
        measure(record, offset, letter);
        if (record.sound()) {
            throw broken(record, offset, "refused: " + text(letter, "foretell.detail"));
        }
        boolean whole = letter.headers().lastHeader("foretell.cut") == null;
        if (whole && !(Arrays.equals(record.key(), letter.key()) && Arrays.equals(record.value(), letter.value()))) {
            throw broken(record, offset, "not as received");
        }
        if (!text(letter, "foretell.offset").equals(Long.toString(offset))
                || text(letter, "foretell.detail").isBlank()) {
            throw broken(record, offset, "headers=" + letter.headers());
        }
        deadLetters.merge(Reason.valueOf(text(letter, "foretell.reason")), 1L, Long::sum);
    }

    private void measure(HostileRecords.Hostile record, long offset, Record<byte[], byte[]> answer) {
        int bytes = AbstractRecords.estimateSizeInBytesUpperBound(RecordBatch.CURRENT_MAGIC_VALUE, CompressionType.LZ4,
                answer.key(), answer.value(), answer.headers().toArray());
        largest = Math.max(largest, bytes);
        if (bytes > LARGEST) {
            throw broken(record, offset, "an answer of " + bytes + " bytes");
        }
    }

    private static String text(Record<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static AssertionError broken(HostileRecords.Hostile record, long offset, String what) {
        return new AssertionError("offset=" + offset + ", timestamp=" + record.timestamp() + ", key="
                + excerpt(record.key()) + ", value=" + excerpt(record.value()) + ": " + what);
    }

    private static String excerpt(byte[] bytes) {
        if (bytes == null) {
            return "null";
        }
        String beginning = new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.ISO_8859_1);
        return beginning + " (" + bytes.length + ")";
    }

    long predictions() {
        return predictions;
    }

    long tombstones() {
        return tombstones;
    }

    Map<Reason, Long> deadLetters() {
        return deadLetters;
    }

    int largest() {
        return largest;
    }
}
