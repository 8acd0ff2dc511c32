package io.foretell.event;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * CSV (RFC 4180) with a header: every row becomes a JSON object of strings. Record by record, so that a malformed one
 * harms no other: it becomes a row whose value is its own text. Not thread-safe.
 */
final class CsvRows implements Rows {

    private static final CsvFactory CSV = new CsvFactory();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Lines lines;
    private final List<String> header;
    private final int key; // column
    private final int hidden; // column, −1 if none

    CsvRows(Lines lines, Optional<String> hidden, String file) throws IOException {
        this.lines = lines;
        byte[] first = record();
        if (first == null || Rows.isBlank(first)) {
            throw new IOException("events: file=" + file + " is empty; its first line must name the columns");
        }
        header = header(first, file);
        if (new HashSet<>(header).size() < header.size()) {
            throw new IOException("events: file=" + file + " names a column twice; found: " + header);
        }
        this.hidden = hidden.map(header::indexOf).orElse(-1);
        if (hidden.isPresent() && this.hidden < 0) {
            throw new IOException("events: file=" + file + " has no column " + hidden.get() + "; found: " + header);
        }
        key = keyColumn();
    }

    private static List<String> header(byte[] record, String file) throws IOException {
        List<String> cells = cells(record)
                .orElseThrow(() -> new IOException("events: file=" + file + " has a first line that is no CSV header"));
        if (cells.get(0).startsWith(BYTE_ORDER_MARK)) {
            cells.set(0, cells.get(0).substring(1));
        }
        cells.replaceAll(String::strip);
        return cells;
    }

    private int keyColumn() {
        for (String name : List.of(EventFile.RECORD_KEY, EventFile.KEY)) {
            if (header.contains(name) && header.indexOf(name) != hidden) {
                return header.indexOf(name);
            }
        }
        return hidden == 0 && header.size() > 1 ? 1 : 0;
    }

    @Override
    public EventFile.Row next() throws IOException {
        byte[] record = record();
        while (record != null && Rows.isBlank(record)) {
            record = record();
        }
        if (record == null) {
            return null;
        }
        Optional<List<String>> cells = cells(record).filter(found -> found.size() == header.size());
        if (cells.isEmpty()) {
            return new EventFile.Row(null, record, false, lines.number());
        }
        boolean scored = hidden < 0 || Rows.isTrue(cells.get().get(hidden));
        return new EventFile.Row(Rows.utf8(cells.get().get(key)), json(cells.get()), scored, lines.number());
    }

    private byte[] json(List<String> cells) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = StrictJson.FACTORY.createGenerator(bytes, JsonEncoding.UTF8)) {
            json.writeStartObject();
            for (int column = 0; column < header.size(); column++) {
                if (column != hidden) {
                    json.writeStringField(header.get(column), cells.get(column));
                }
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** A line, and the lines after it for as long as a quote is open; null at the end. */
    private byte[] record() throws IOException {
        byte[] line = lines.next();
        if (line == null || !endsInQuotes(line)) {
            return line;
        }
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.write(line);
        boolean open = true;
        while (open && record.size() <= Limits.VALUE_BYTES && (line = lines.next()) != null) {
            record.write('\n');
            record.write(line);
            open ^= endsInQuotes(line);
        }
        return record.toByteArray();
    }

    private static boolean endsInQuotes(byte[] line) {
        boolean open = false;
        for (byte b : line) {
            open ^= b == '"';
        }
        return open;
    }

    private static Optional<List<String>> cells(byte[] record) {
        Optional<String> text = Utf8.decode(record);
        if (text.isEmpty() || record.length > Limits.VALUE_BYTES) {
            return Optional.empty();
        }
        List<String> cells = new ArrayList<>();
        try (JsonParser csv = CSV.createParser(text.get())) {
            csv.nextToken(); // the record's array
            for (JsonToken token = csv.nextToken(); token != JsonToken.END_ARRAY; token = csv.nextToken()) {
                cells.add(csv.getText());
            }
            if (csv.nextToken() != null) {
                return Optional.empty(); // a lone \r within the line
            }
        } catch (IOException | RuntimeException malformed) {
            return Optional.empty();
        }
        return cells.isEmpty() ? Optional.empty() : Optional.of(cells);
    }
}
