package io.foretell.event;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file of events in arrival order, as the records that a topic would hold: {@code .csv} with a header, or
 * {@code .jsonl} (also {@code .ndjson}, {@code .json}) with one object in each line, gzipped or not.
 *
 * <p>A row that is malformed is a row like any other, for {@link EventDecoder} to refuse; blank lines are none. Not
 * thread-safe, but {@link #bytesRead()} may be asked by others.
 */
public final class EventFile implements Iterator<EventFile.Row>, AutoCloseable {

    /** The column that is the record's key; without it {@link #KEY}, without that the first. */
    static final String RECORD_KEY = "$key";

    static final String KEY = "key";

    private static final int GZIP_MAGIC = 0x1f8b;

    /**
     * One record.
     *
     * @param key    as a record of a topic has it; null if this row has none
     * @param value  a JSON object without the hidden column, or whatever a malformed row holds
     * @param scored what the hidden column says (1, true, yes); true for every row where there is none
     * @param line   the row's (last) line in the file, from 1 on
     */
    public record Row(byte[] key, byte[] value, boolean scored, long line) {}

    private final String file;
    private final long size;
    private final CountedBytes counted;
    private final Lines lines;
    private final Rows rows;
    private Row next;
    private boolean ended;

    private EventFile(Path path, Optional<String> hidden) throws IOException {
        file = path.toString();
        Format format = Format.of(path);
        size = Files.size(path);
        counted = new CountedBytes(Files.newInputStream(path));
        try {
            lines = new Lines(decompressed(counted));
            rows = format == Format.CSV ? new CsvRows(lines, hidden, file) : new JsonRows(lines, hidden, file);
        } catch (IOException | RuntimeException e) {
            counted.close();
            throw e;
        }
    }

    private enum Format {
        CSV,
        JSON_LINES;

        static Format of(Path path) throws IOException {
            String name = path.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
            if (name.endsWith(".csv")) {
                return CSV;
            }
            if (name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json")) {
                return JSON_LINES;
            }
            throw new IOException(
                    "events: file=" + path + ", allowed: a name ending in .csv, .jsonl, .csv.gz or .jsonl.gz");
        }
    }

    /**
     * @param hidden the column that marks the rows that count; no value has it
     * @throws IOException if there is no such file or column, or nothing in the file; the message is for the user
     */
    public static EventFile open(Path path, Optional<String> hidden) throws IOException {
        if (!Files.isRegularFile(path)) {
            String found = Files.exists(path) ? " is no file" : " does not exist";
            throw new IOException("events: file=" + path + found + "; looked for " + path.toAbsolutePath());
        }
        return new EventFile(path, hidden);
    }

    private static InputStream decompressed(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in;
    }

    /** @throws UncheckedIOException if the file cannot be read on; the message is for the user */
    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            next = read();
            ended = next == null;
        }
        return next != null;
    }

    private Row read() {
        try {
            return rows.next();
        } catch (EOFException | ZipException damaged) {
            throw new UncheckedIOException(new IOException(
                    "events: file=" + file + " is damaged after line=" + lines.number() + ": " + damaged.getMessage(),
                    damaged));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException("events: file=" + file + " has no more rows");
        }
        Row row = next;
        next = null;
        return row;
    }

    /** How many of {@link #size()} bytes have been read, for a progress bar. */
    public long bytesRead() {
        return counted.count;
    }

    /** The file's size in bytes, compressed as it is. */
    public long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static final class CountedBytes extends FilterInputStream {

        private volatile long count;

        CountedBytes(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
