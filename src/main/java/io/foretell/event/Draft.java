package io.foretell.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.foretell.spec.Input;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** The event that is being read, field by field. Used again for each record; not thread-safe. */
final class Draft {

    /** What one of our fields is read for. */
    private static final class Slot {
        final String field;
        final List<Integer> columns = new ArrayList<>();
        boolean key;
        boolean time;
        boolean seen; // in the present document

        Slot(String field) {
            this.field = field;
        }
    }

    private final Map<String, Slot> slots = new HashMap<>();
    private final Slot[] all; // of them, in no order
    private final Schema.Column[] columns;
    private final boolean timeFromField;

    private String key;
    private long time;
    private boolean timed;
    private float[] numbers; // (columns)
    private String[] words; // (columns)

    Draft(Input input, Schema schema) {
        columns = schema.columns().toArray(Schema.Column[]::new);
        for (int column = 0; column < columns.length; column++) {
            slot(columns[column].field()).columns.add(column);
        }
        if (input.key() instanceof Input.Key.OfField ofField) {
            slot(ofField.field()).key = true;
        }
        input.timestamp().ifPresent(field -> slot(field).time = true);
        timeFromField = input.timestamp().isPresent();
        all = slots.values().toArray(Slot[]::new);
    }

    private Slot slot(String field) {
        return slots.computeIfAbsent(field.intern(), Slot::new); // so are the parser's names: found without a comparison
    }

    void begin() {
        for (Slot slot : all) {
            slot.seen = false;
        }
        key = null;
        timed = false;
        numbers = new float[columns.length];
        words = new String[columns.length];
        Arrays.fill(numbers, Float.NaN);
    }

    void key(String key) {
        this.key = key;
    }

    /** The record's own time, which counts unless the spec names a field. */
    void recordTime(long timestamp) {
        time = Math.max(0, Math.min(timestamp, Limits.LAST_TIME));
        timed = !timeFromField;
    }

    /** Reads the value of a field, on whose name {@code json} stands, to its end. */
    void field(String name, JsonParser json) throws IOException, Refused {
        Slot slot = slots.get(name);
        JsonToken token = json.nextToken();
        if (slot == null) {
            skip(json, token);
            return;
        }
        if (slot.seen) {
            throw new Refused(Reason.NOT_A_JSON_OBJECT, "value: field=" + slot.field + " is there twice");
        }
        slot.seen = true;
        if (slot.key) {
            key = readKey(slot.field, token, json);
        }
        if (slot.time) {
            readTime(slot.field, token, json);
        }
        for (int i = 0; i < slot.columns.size(); i++) {
            readColumn(slot.columns.get(i), token, json);
        }
        skip(json, token);
    }

    Event finish() throws Refused {
        if (key == null) {
            throw new Refused(Reason.KEY_MISSING, "key: its field is missing");
        }
        if (!timed) {
            throw new Refused(Reason.TIMESTAMP_MALFORMED, "timestamp: its field is missing");
        }
        for (int column = 0; column < columns.length; column++) {
            if (columns[column].required() && isMissing(column)) {
                throw new Refused(Reason.TARGET_MISSING, "target: field=" + columns[column].field() + " is missing");
            }
        }
        checkWords();
        return new Event(key, time, numbers, words);
    }

    private void checkWords() throws Refused {
        if (words.length * Limits.WORD_BYTES <= Limits.WORDS_BYTES) {
            return; // too few to be too many
        }
        int bytes = 0;
        for (String word : words) {
            bytes += word == null ? 0 : Utf8.length(word);
        }
        if (bytes > Limits.WORDS_BYTES) {
            throw new Refused(
                    Reason.TOO_LARGE, "words: bytes=" + bytes + ", allowed: at most " + Limits.WORDS_BYTES);
        }
    }

    private String readKey(String field, JsonToken token, JsonParser json) throws IOException, Refused {
        if (token == JsonToken.VALUE_NULL) {
            throw new Refused(Reason.KEY_MISSING, "key: field=" + field + " is null");
        }
        if (token.isStructStart()) {
            throw new Refused(Reason.KEY_MALFORMED, "key: field=" + field + " is an object or array");
        }
        return Keys.ofField(field, Scalar.text(field, token, json));
    }

    private void readTime(String field, JsonToken token, JsonParser json) throws IOException, Refused {
        OptionalLong read = timeOf(token, json);
        if (read.isEmpty()) {
            String found = token == JsonToken.VALUE_STRING || token.isNumeric() ? json.getText() : token.name();
            throw new Refused(
                    Reason.TIMESTAMP_MALFORMED,
                    "timestamp: " + field + "=" + Refused.excerpt(found)
                            + ", allowed: ISO-8601 or epoch millis, from 1970 to 9999");
        }
        time = read.getAsLong();
        timed = true;
    }

    private static OptionalLong timeOf(JsonToken token, JsonParser json) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return Timestamp.ofMillis(json.getLongValue());
        }
        return token == JsonToken.VALUE_STRING || token.isNumeric()
                ? Timestamp.parse(json.getText())
                : OptionalLong.empty();
    }

    private void readColumn(int column, JsonToken token, JsonParser json) throws IOException, Refused {
        Schema.Column of = columns[column];
        switch (of.kind()) {
            case NUMBER -> numbers[column] = Scalar.number(of.field(), token, json);
            case TRUTH -> numbers[column] = Scalar.truth(of.field(), token, json);
            case WORD -> words[column] = Scalar.word(of.field(), token, json);
        }
        if (of.required() && isMissing(column) && !Scalar.isBlank(token, json)) {
            String found = token.isStructStart() ? token.name() : Refused.excerpt(json.getText());
            throw new Refused(
                    Reason.TARGET_MALFORMED,
                    "target: " + of.field() + "=" + found + ", allowed: a "
                            + of.kind().name().toLowerCase(Locale.ROOT));
        }
    }

    private boolean isMissing(int column) {
        return words[column] == null && Float.isNaN(numbers[column]);
    }

    /** To the end of the value on which {@code json} stands. */
    private static void skip(JsonParser json, JsonToken first) throws IOException, Refused {
        if (!first.isStructStart()) {
            return;
        }
        int depth = 2; // the document's own object is the first
        for (JsonToken token; depth > 1; ) {
            token = json.nextToken();
            if (token.isStructStart() && ++depth > Limits.DEPTH) {
                throw new Refused(Reason.TOO_DEEP, "value: depth=" + depth + ", allowed: at most " + Limits.DEPTH);
            }
            if (token.isStructEnd()) {
                depth--;
            }
        }
    }
}
