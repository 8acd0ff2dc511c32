package io.foretell.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.spec.Input;
import io.foretell.spec.Scale;
import io.foretell.spec.Target;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever bytes come, there is an answer, never an exception; and what is accepted keeps its promises. */
class EventDecoderFuzzTest {

    private static final String[] PIECES = {
        "{", "}", "[", "]", ":", ",", "\"", "\"user\":", "\"value\":", "\"at\":", "\"type\":", "\"on\":", "null",
        "true", "1", "-1e39", "1e400", "NaN", "\\ud800", "\\u0000", "\"NaN\"", "\"2014-07-01\"",
        "\"a\"", "1.5", "\n", "\u0000",
        "é", "1e-400"
    };
    private static final String WHOLE =
            "{\"user\":\"u\",\"value\":1.5,\"at\":\"2014-07-01T00:00:00Z\","
                    + "\"type\":\"a\",\"on\":true,\"x\":[{\"y\":null}]}";

    private final EventDecoder decoder = new EventDecoder(Specs.of(
            new Input.Key.OfField("user"),
            Optional.of("at"),
            new Target.Binary("on", Optional.of(Specs.open("type", 3))),
            Specs.number("value", Scale.STANDARD),
            Specs.category("type", "a")));
    private final EventCodec codec = new EventCodec(decoder.schema());

    @Property(tries = 2000)
    void anyBytes_haveAnAnswer(@ForAll byte[] key, @ForAll byte[] value, @ForAll long timestamp) {
        check(decoder.decode(key, value, timestamp));
        check(new EventDecoder(Specs.of(Specs.NUMBER)).decode(key, value, timestamp));
    }

    @Property(tries = 3000)
    void piecesOfJson_haveAnAnswer(@ForAll Random random) {
        StringBuilder json = new StringBuilder(random.nextBoolean() ? "{" : "");
        for (int i = random.nextInt(24); i > 0; i--) {
            json.append(PIECES[random.nextInt(PIECES.length)]);
        }
        check(decoder.decode(null, json.toString().getBytes(StandardCharsets.UTF_8), 0));
    }

    @Property(tries = 5000)
    void mutatedEvent_hasAnAnswer(@ForAll Random random) {
        byte[] value = WHOLE.getBytes(StandardCharsets.UTF_8);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            value[random.nextInt(value.length)] = (byte) random.nextInt(256);
        }
        check(decoder.decode(null, value, 0));
    }

    @Property(tries = 500)
    void truncatedEvent_isRefused(@ForAll Random random) {
        byte[] value = WHOLE.getBytes(StandardCharsets.UTF_8);
        byte[] truncated = Arrays.copyOf(value, random.nextInt(value.length));
        assertThat(decoder.decode(null, truncated, 0)).isInstanceOf(Decoded.Rejected.class);
    }

    private void check(Decoded decoded) {
        if (decoded instanceof Decoded.Rejected rejected) {
            assertThat(rejected.detail()).isNotBlank().hasSizeLessThan(300);
        } else if (decoded instanceof Decoded.Accepted accepted) {
            assertThat(accepted.event().key()).isNotEmpty();
            assertThat(accepted.event().time()).isBetween(0L, Limits.LAST_TIME);
        }
    }

    @Property(tries = 1000)
    void acceptedEvent_survivesTheCodec(@ForAll Random random) {
        String json = "{\"user\":1,\"at\":" + random.nextInt(1_000_000) + ",\"on\":" + random.nextBoolean()
                + (random.nextBoolean() ? ",\"value\":" + random.nextFloat() : "")
                + (random.nextBoolean() ? ",\"type\":\"é" + random.nextInt() + "\uD83D\uDE00\"" : "") + "}";
        Event event = ((Decoded.Accepted) decoder.decode(null, json.getBytes(StandardCharsets.UTF_8), 0)).event();
        ByteBuffer bytes = ByteBuffer.allocate(codec.size(event));
        codec.write(event, bytes);
        assertThat(bytes.remaining()).isZero();
        Event back = codec.read(event.key(), bytes.flip());
        assertThat(bytes.remaining()).isZero();
        assertThat(back).isEqualTo(event);
    }
}
