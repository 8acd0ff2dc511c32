package io.foretell.event;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One JSON object in each line. A line that is none is passed on as it is, for the decoder to refuse. Not thread-safe.
 */
final class JsonRows implements Rows {

    private final Lines lines;
    private final Optional<String> hidden;
    private final String file;
    private final TreeSet<String> columns = new TreeSet<>(); // of the first line, for the error message
    private boolean any;
    private boolean hiddenFound;

    JsonRows(Lines lines, Optional<String> hidden, String file) {
        this.lines = lines;
        this.hidden = hidden;
        this.file = file;
    }

    @Override
    public EventFile.Row next() throws IOException {
        byte[] line = lines.next();
        while (line != null && Rows.isBlank(line)) {
            line = lines.next();
        }
        if (line == null) {
            if (!any) {
                throw new IOException("events: file=" + file + " is empty; it must hold a JSON object in each line");
            }
            if (hidden.isPresent() && !hiddenFound) {
                throw new IOException("events: file=" + file + " has no field " + hidden.get() + " in any line; found: "
                        + columns);
            }
            return null;
        }
        EventFile.Row row = row(line);
        any = true;
        return row;
    }

    private EventFile.Row row(byte[] line) {
        Copy copy = new Copy();
        try (JsonParser json = StrictJson.FACTORY.createParser(line)) {
            copy.document(json);
        } catch (IOException | RuntimeException malformed) {
            return new EventFile.Row(null, line, false, lines.number());
        }
        boolean scored = hidden.isEmpty() || Rows.isTrue(copy.scored);
        byte[] key = copy.key == null ? null : Rows.utf8(copy.key);
        return new EventFile.Row(key, copy.bytes(line), scored, lines.number());
    }

    /** One line's object without the hidden field, and its key. */
    private final class Copy {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private String key;
        private int keyRank = Integer.MAX_VALUE; // 0 for $key, 1 for key, 2 for the first field
        private String scored = "";

        byte[] bytes(byte[] line) {
            return hidden.isPresent() ? bytes.toByteArray() : line;
        }

        void document(JsonParser json) throws IOException {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no object");
            }
            try (JsonGenerator copy = StrictJson.FACTORY.createGenerator(bytes, JsonEncoding.UTF8)) {
                copy.writeStartObject();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    field(json, copy);
                }
                copy.writeEndObject();
            }
            if (json.nextToken() != null) {
                throw new IOException("more than one document");
            }
        }

        private void field(JsonParser json, JsonGenerator copy) throws IOException {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (!any) {
                columns.add(name);
            }
            if (hidden.isPresent() && hidden.get().equals(name)) {
                hiddenFound = true;
                scored = value.isScalarValue() ? json.getText() : "";
                json.skipChildren();
                return;
            }
            takeKey(name, value, json);
            if (hidden.isPresent()) {
                copy.writeFieldName(name);
                copy.copyCurrentStructureExact(json);
            } else {
                json.skipChildren();
            }
        }

        private void takeKey(String name, JsonToken value, JsonParser json) throws IOException {
            int rank = EventFile.RECORD_KEY.equals(name) ? 0 : EventFile.KEY.equals(name) ? 1 : 2;
            if (rank >= keyRank) {
                return;
            }
            keyRank = rank;
            boolean text = value.isScalarValue() && value != JsonToken.VALUE_NULL;
            key = !text ? null : value.isNumeric() ? Decimal.canonical(json.getText()) : json.getText();
            if (key != null && Utf8.length(key) < 0) {
                key = null; // a lone surrogate would become '?', and two keys one
            }
        }
    }
}
