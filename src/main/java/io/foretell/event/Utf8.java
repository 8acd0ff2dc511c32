package io.foretell.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** UTF-8 without replacement characters: text is well-formed or refused, so that two keys never become one. */
final class Utf8 {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long FIRST_BITS = 0x80808080_80808080L; // of each byte: 0 in ASCII

    private Utf8() {}

    /** The text of these bytes; empty if they are not well-formed UTF-8. */
    static Optional<String> decode(byte[] bytes) {
        if (isAscii(bytes)) {
            return Optional.of(new String(bytes, StandardCharsets.US_ASCII));
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            CharBuffer text = decoder.decode(ByteBuffer.wrap(bytes));
            return Optional.of(text.toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    static boolean isWellFormed(byte[] bytes) {
        return isAscii(bytes) || decode(bytes).isPresent();
    }

    /** Bytes that a text takes as UTF-8; −1 if it holds a lone surrogate. */
    static int length(String text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            if (!Character.isSurrogate(c)) {
                length += c < 0x800 ? 1 : 2;
                continue;
            }
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair) {
                return -1;
            }
            length += 2; // four bytes for two chars
            i++;
        }
        return length;
    }

    /** Eight bytes at a time. */
    private static boolean isAscii(byte[] bytes) {
        int eights = bytes.length & -Long.BYTES;
        long all = 0;
        for (int i = 0; i < eights; i += Long.BYTES) {
            all |= (long) EIGHT_BYTES.get(bytes, i);
        }
        for (int i = eights; i < bytes.length; i++) {
            all |= bytes[i]; // less than 0 if its first bit is 1, and then all bits before it are, too
        }
        return (all & FIRST_BITS) == 0;
    }
}
