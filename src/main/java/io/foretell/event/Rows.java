package io.foretell.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One format of an event file. */
interface Rows {

    /** The next row, or null after the last. */
    EventFile.Row next() throws IOException;

    /** Whether the hidden column says that a row counts. */
    static boolean isTrue(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "1", "1.0", "true", "yes" -> true;
            default -> false;
        };
    }

    static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
