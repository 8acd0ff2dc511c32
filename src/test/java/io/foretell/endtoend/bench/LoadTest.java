package io.foretell.endtoend.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.event.Decoded;
import io.foretell.event.EventDecoder;
import io.foretell.spec.Spec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class LoadTest {

    @Test
    void load_isOfEventsThatItsSpecAccepts() {
        Load load = new Load(64, 10);
        Spec spec = load.spec("cost", "sensors", "at-least-once", Map.of("num.stream.threads", "2"));
        assertThat(spec.features()).hasSize(10);
        EventDecoder decoder = new EventDecoder(spec);
        LongFunction<byte[]> events = load.events();
        for (long event = 0; event < 100; event++) {
            byte[] key = load.key(event).getBytes(StandardCharsets.UTF_8);
            assertThat(decoder.decode(key, events.apply(event), 0)).isInstanceOf(Decoded.Accepted.class);
        }
    }
}
