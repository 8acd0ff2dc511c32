package io.foretell.predict;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * The way of a {@link ShortestDecimal} into a generator of JSON: its text goes straight into the generator's buffer, where
 * its own numbers are a string each first. What the generator does not ask for with a raw value takes the long way.
 */
final class RawDecimal implements SerializableString {

    private final ShortestDecimal decimal;

    /** @param decimal what was set there last is written, whenever this is */
    RawDecimal(ShortestDecimal decimal) {
        this.decimal = decimal;
    }

    @Override
    public int appendUnquotedUTF8(byte[] buffer, int offset) {
        return buffer.length - offset < ShortestDecimal.ROOM ? -1 : decimal.put(buffer, offset);
    }

    @Override
    public byte[] asUnquotedUTF8() {
        return text().asUnquotedUTF8();
    }

    @Override
    public String getValue() {
        return decimal.toString();
    }

    private SerializableString text() {
        return new SerializedString(getValue());
    }

    @Override
    public int charLength() {
        return getValue().length();
    }

    @Override
    public char[] asQuotedChars() {
        return text().asQuotedChars();
    }

    @Override
    public byte[] asQuotedUTF8() {
        return text().asQuotedUTF8();
    }

    @Override
    public int appendQuotedUTF8(byte[] buffer, int offset) {
        return text().appendQuotedUTF8(buffer, offset);
    }

    @Override
    public int appendQuoted(char[] buffer, int offset) {
        return text().appendQuoted(buffer, offset);
    }

    @Override
    public int appendUnquoted(char[] buffer, int offset) {
        return text().appendUnquoted(buffer, offset);
    }

    @Override
    public int writeQuotedUTF8(OutputStream out) throws IOException {
        return text().writeQuotedUTF8(out);
    }

    @Override
    public int writeUnquotedUTF8(OutputStream out) throws IOException {
        return text().writeUnquotedUTF8(out);
    }

    @Override
    public int putQuotedUTF8(ByteBuffer buffer) throws IOException {
        return text().putQuotedUTF8(buffer);
    }

    @Override
    public int putUnquotedUTF8(ByteBuffer buffer) throws IOException {
        return text().putUnquotedUTF8(buffer);
    }
}
