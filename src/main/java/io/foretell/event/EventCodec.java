package io.foretell.event;

import io.foretell.event.Schema.Kind;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Event ⇄ compact bytes, for histories; the key is kept outside, and so is a version of this layout (big-endian):
 *
 * <pre>
 * 0        8                 8 + ⌈columns/8⌉
 * │ time   │ presence bits   │ the columns that are present, in the schema's order
 * └ int64  └ column c: bit c mod 8 of byte c / 8
 *
 * NUMBER: float32     TRUTH: int8, 0 or 1     WORD: uint16 n, then n bytes of UTF-8
 * </pre>
 *
 * Immutable and thread-safe.
 */
public final class EventCodec {

    private final Kind[] kinds; // (columns)

    public EventCodec(Schema schema) {
        kinds = schema.columns().stream().map(Schema.Column::kind).toArray(Kind[]::new);
    }

    /** Bytes that {@link #write} takes for this event. */
    public int size(Event event) {
        int size = Long.BYTES + presenceBytes();
        for (int column = 0; column < kinds.length; column++) {
            if (event.has(column)) {
                size += size(event, column);
            }
        }
        return size;
    }

    private int size(Event event, int column) {
        return switch (kinds[column]) {
            case NUMBER -> Float.BYTES;
            case TRUTH -> 1;
            case WORD -> Short.BYTES + Utf8.length(event.word(column));
        };
    }

    public void write(Event event, ByteBuffer out) {
        out.putLong(event.time());
        for (int first = 0; first < kinds.length; first += 8) {
            out.put(presence(event, first));
        }
        for (int column = 0; column < kinds.length; column++) {
            if (event.has(column)) {
                write(event, column, out);
            }
        }
    }

    private byte presence(Event event, int first) {
        int bits = 0;
        for (int column = first; column < Math.min(first + 8, kinds.length); column++) {
            bits |= event.has(column) ? 1 << (column - first) : 0;
        }
        return (byte) bits;
    }

    private void write(Event event, int column, ByteBuffer out) {
        switch (kinds[column]) {
            case NUMBER -> out.putFloat(event.number(column));
            case TRUTH -> out.put((byte) (event.truth(column) ? 1 : 0));
            case WORD -> {
                byte[] word = event.word(column).getBytes(StandardCharsets.UTF_8);
                if (word.length > Limits.WORD_BYTES) {
                    throw new IllegalArgumentException(
                            "word too long: bytes=" + word.length + ", allowed: " + Limits.WORD_BYTES);
                }
                out.putShort((short) word.length).put(word);
            }
        }
    }

    /**
     * @throws BufferUnderflowException if {@code in} ends within the event
     * @throws IllegalArgumentException if these bytes are of no event
     */
    public Event read(String key, ByteBuffer in) {
        long time = in.getLong();
        int presence = in.position();
        if (in.remaining() < presenceBytes()) {
            throw new BufferUnderflowException();
        }
        in.position(presence + presenceBytes());
        float[] numbers = new float[kinds.length];
        String[] words = new String[kinds.length];
        for (int column = 0; column < kinds.length; column++) {
            numbers[column] = Float.NaN;
            if ((in.get(presence + column / 8) >> column % 8 & 1) == 0) {
                continue;
            }
            switch (kinds[column]) {
                case NUMBER -> numbers[column] = finite(in.getFloat());
                case TRUTH -> numbers[column] = in.get() == 0 ? 0 : 1;
                case WORD -> words[column] = word(in);
            }
        }
        return new Event(key, time, numbers, words);
    }

    private int presenceBytes() {
        return (kinds.length + 7) / 8;
    }

    private static float finite(float number) {
        if (!Float.isFinite(number)) {
            throw new IllegalArgumentException("not the bytes of an event: number=" + number + ", allowed: finite");
        }
        return number;
    }

    private static String word(ByteBuffer in) {
        int length = Short.toUnsignedInt(in.getShort());
        if (length > Limits.WORD_BYTES) {
            throw new IllegalArgumentException(
                    "not the bytes of an event: word bytes=" + length + ", allowed: " + Limits.WORD_BYTES);
        }
        byte[] word = new byte[length];
        in.get(word);
        return new String(word, StandardCharsets.UTF_8);
    }
}
