package io.foretell.event;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.foretell.spec.Input;
import io.foretell.spec.Spec;
import java.io.IOException;

/**
 * Bytes ➜ event, or a reason why not; never an exception.
 *
 * <p>Only the fields that the spec names are kept; others are passed over, nested or not, within {@link Limits}. JSON
 * numbers, strings and booleans alike are read as the kind that the {@link Schema} says. A record without a usable key
 * or target is {@linkplain Decoded.Rejected rejected}; so is a number beyond a float, wherever we read one. Any other
 * field that cannot be read as its kind is missing. The time is that of the spec's timestamp field, or else the
 * record's own, which is clamped to 1970 … 9999.
 *
 * <p>Not thread-safe: one for each task.
 */
public final class EventDecoder {

    private final Schema schema;
    private final Input.Key key;
    private final Draft draft;

    public EventDecoder(Spec spec) {
        schema = Schema.of(spec);
        key = spec.input().key();
        draft = new Draft(spec.input(), schema);
    }

    /** What the columns of the events are. */
    public Schema schema() {
        return schema;
    }

    /**
     * @param key       the record's key, or null
     * @param value     the record's value, or null for a tombstone, which means the record's key whatever the spec says
     * @param timestamp the record's own timestamp, epoch millis
     */
    public Decoded decode(byte[] key, byte[] value, long timestamp) {
        try {
            if (value == null) {
                return new Decoded.Forget(Keys.ofRecord(key));
            }
            draft.begin();
            draft.recordTime(timestamp);
            parse(value);
            if (this.key instanceof Input.Key.OfRecord) {
                draft.key(Keys.ofRecord(key));
            }
            return new Decoded.Accepted(draft.finish());
        } catch (Refused refused) {
            return refused.toRejected();
        }
    }

    private void parse(byte[] value) throws Refused {
        if (value.length > Limits.VALUE_BYTES) {
            throw new Refused(
                    Reason.TOO_LARGE, "value: bytes=" + value.length + ", allowed: at most " + Limits.VALUE_BYTES);
        }
        if (!Utf8.isWellFormed(value) || startsLikeUtf16(value)) {
            throw new Refused(Reason.NOT_A_JSON_OBJECT, "value: not UTF-8");
        }
        try (JsonParser json = StrictJson.FACTORY.createParser(value)) {
            document(json);
        } catch (StreamConstraintsException beyondLimits) {
            throw new Refused(Reason.TOO_LARGE, "value: " + Refused.excerpt(beyondLimits.getOriginalMessage()));
        } catch (IOException | RuntimeException notJson) {
            throw new Refused(Reason.NOT_A_JSON_OBJECT, "value: " + Refused.excerpt(message(notJson)));
        }
    }

    private void document(JsonParser json) throws IOException, Refused {
        JsonToken first = json.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw new Refused(Reason.NOT_A_JSON_OBJECT, "value: found=" + (first == null ? "nothing" : first.name()));
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            draft.field(json.currentName(), json);
        }
        if (json.nextToken() != null) {
            throw new Refused(Reason.NOT_A_JSON_OBJECT, "value: more than one JSON document");
        }
    }

    /** UTF-8 JSON has no zero byte; UTF-16 and UTF-32, which the parser would take as well, have one at once. */
    private static boolean startsLikeUtf16(byte[] value) {
        for (int i = 0; i < Math.min(4, value.length); i++) {
            if (value[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static String message(Exception e) {
        String message = e instanceof JacksonException json ? json.getOriginalMessage() : e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
