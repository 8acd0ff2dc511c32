package io.foretell.predict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class JsonBufferTest {

    private static final ObjectMapper JACKSON = new ObjectMapper();

    private final JsonBuffer json = new JsonBuffer();

    private String written() {
        String written = new String(json.copy(), StandardCharsets.UTF_8);
        json.clear();
        return written;
    }

    @Property
    void text_isJacksons(@ForAll String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        String wellFormed = new String(utf8, StandardCharsets.UTF_8).equals(text) ? text : "";
        json.text(wellFormed);
        assertThat(written()).isEqualTo(JACKSON.writeValueAsString(wellFormed));
    }

    @Property
    void text_isReadBackWithItsHalfPairsReplaced(@ForAll String text) throws IOException {
        String expected = text.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        json.text(text);
        assertThat(JACKSON.readTree(written()).textValue()).isEqualTo(expected);
    }

    @Property
    void integer_isItsDigits(@ForAll long value) {
        json.number(value);
        assertThat(written()).isEqualTo(Long.toString(value));
    }

    @Property
    void numbers_areReadBackAsTheSame(@ForAll float single, @ForAll double twice) throws IOException {
        json.raw('[').separate().number(single).separate().number(twice).raw(']');
        String written = written();
        assertThat(JACKSON.readTree(written).get(0).floatValue()).isEqualTo(single);
        assertThat(JACKSON.readTree(written).get(1).doubleValue()).isEqualTo(twice);
    }

    /** Each kind of piece, wherever the room there was ends. */
    @Example
    void buffer_growsAsItIsNeeded() {
        byte[] fragment = JsonBuffer.fragment(",\"name\":");
        StringBuilder expected = new StringBuilder();
        for (int length = 0; length < 3_000; length++) {
            JsonBuffer fresh = new JsonBuffer();
            String filler = "x".repeat(length);
            fresh.text(filler).raw(fragment).number(Long.MIN_VALUE).raw(',').number(-1.2345678901234567E-308)
                    .raw('}').text("é" + filler);
            expected.setLength(0);
            expected.append('"').append(filler).append("\",\"name\":-9223372036854775808,-1.2345678901234567E-308}\"é")
                    .append(filler).append('"');
            assertThat(new String(fresh.copy(), StandardCharsets.UTF_8)).isEqualTo(expected.toString());
        }
    }
}
