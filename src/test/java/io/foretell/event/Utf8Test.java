package io.foretell.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class Utf8Test {

    /** Wherever it stands, and however long what is around it. */
    @Example
    void oneByteThatIsNoAscii_isNeverOverlooked() {
        for (int length = 1; length <= 40; length++) {
            for (int at = 0; at < length; at++) {
                byte[] bytes = "a".repeat(length).getBytes(StandardCharsets.US_ASCII);
                assertThat(Utf8.isWellFormed(bytes)).isTrue();
                bytes[at] = (byte) 0x80;
                assertThat(Utf8.isWellFormed(bytes)).as("byte %d of %d", at, length).isFalse();
            }
        }
    }

    @Property
    void text_isReadBack(@ForAll String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8); // halves of pairs become question marks
        assertThat(Utf8.decode(bytes)).contains(new String(bytes, StandardCharsets.UTF_8));
    }
}
