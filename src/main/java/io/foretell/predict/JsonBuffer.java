package io.foretell.predict;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.NumberOutput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON as it is put together: fragments that are known beforehand, and between them values. What a fragment opens is
 * the caller's to close; a generator looks after that at each name, which was a third of what a prediction took.
 *
 * <p>Reused, so that it grows once; not thread-safe.
 */
final class JsonBuffer {

    private static final char REPLACEMENT = '\uFFFD';
    private static final int LONGEST_INTEGER = 20; // −9223372036854775808

    private final ShortestDecimal decimal = new ShortestDecimal();
    private byte[] bytes = new byte[1 << 10];
    private int length;

    /** Text that stays the same, in ASCII. */
    static byte[] fragment(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void clear() {
        length = 0;
    }

    /** All since {@link #clear}. */
    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    private void ensure(int room) {
        if (bytes.length - length < room) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + room));
        }
    }

    JsonBuffer raw(byte[] fragment) {
        ensure(fragment.length);
        System.arraycopy(fragment, 0, bytes, length, fragment.length);
        length += fragment.length;
        return this;
    }

    JsonBuffer raw(char ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    /** A comma, unless an array begins. */
    JsonBuffer separate() {
        return bytes[length - 1] == '[' ? this : raw(',');
    }

    JsonBuffer number(long value) {
        ensure(LONGEST_INTEGER);
        length = NumberOutput.outputLong(value, bytes, length);
        return this;
    }

    /** What is not finite becomes text: JSON has no such number. */
    JsonBuffer number(float value) {
        if (!Float.isFinite(value)) {
            return text(Float.toString(value));
        }
        decimal.set(value);
        return decimal();
    }

    /** Likewise. */
    JsonBuffer number(double value) {
        if (!Double.isFinite(value)) {
            return text(Double.toString(value));
        }
        decimal.set(value);
        return decimal();
    }

    private JsonBuffer decimal() {
        ensure(ShortestDecimal.ROOM);
        length += decimal.put(bytes, length);
        return this;
    }

    /** A string, in quotes. Half a surrogate pair has no UTF-8; it must not cost the record. */
    JsonBuffer text(String value) {
        ensure(value.length() + 2);
        int start = length;
        bytes[length++] = '"';
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                length = start;
                return escaped(value);
            }
            bytes[length++] = (byte) c;
        }
        bytes[length++] = '"';
        return this;
    }

    private JsonBuffer escaped(String value) {
        return raw('"').raw(JsonStringEncoder.getInstance().quoteAsUTF8(wellFormed(value))).raw('"');
    }

    private static String wellFormed(String text) {
        StringBuilder mended = new StringBuilder(text.length());
        text.codePoints().forEach(point -> mended.appendCodePoint(
                point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? REPLACEMENT : point));
        return mended.toString();
    }
}
