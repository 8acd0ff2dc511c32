package io.foretell.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foretell.event.Schema.Column;
import io.foretell.event.Schema.Kind;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EventCodecTest {

    private static final Schema SCHEMA = new Schema(List.of(
            new Column("a", Kind.NUMBER, true), new Column("b", Kind.WORD, false), new Column("c", Kind.TRUTH, false)));

    private final EventCodec codec = new EventCodec(SCHEMA);

    @Test
    void wholeEvent_hasTheDrawnLayout() {
        Event event = new Event("k", 258, new float[] {1.5f, Float.NaN, 1}, new String[] {null, "é", null});
        byte[] bytes = write(codec, event);
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(
                "0000000000000102" + "07" + "3fc00000" + "0002c3a9" + "01");
        assertThat(codec.read("k", ByteBuffer.wrap(bytes))).isEqualTo(event);
    }

    @Test
    void missingColumns_takeNoBytes() {
        Event event = new Event("k", 0, new float[] {Float.NaN, Float.NaN, 0}, new String[3]);
        byte[] bytes = write(codec, event);
        assertThat(bytes).hasSize(8 + 1 + 1);
        assertThat(codec.read("k", ByteBuffer.wrap(bytes))).isEqualTo(event);
    }

    @Test
    void moreThanEightColumns_haveMorePresenceBytes() {
        List<Column> columns = new ArrayList<>();
        float[] numbers = new float[17];
        for (int i = 0; i < numbers.length; i++) {
            columns.add(new Column("f" + i, Kind.NUMBER, false));
            numbers[i] = i % 3 == 0 ? i : Float.NaN;
        }
        Event event = new Event("k", -1, numbers, new String[17]);
        EventCodec wide = new EventCodec(new Schema(columns));
        byte[] bytes = write(wide, event);
        assertThat(bytes).hasSize(8 + 3 + 6 * 4);
        assertThat(wide.read("k", ByteBuffer.wrap(bytes))).isEqualTo(event);
    }

    @Test
    void eventsInOneBuffer_areReadOneAfterTheOther() {
        Event one = new Event("k", 1, new float[] {1, Float.NaN, Float.NaN}, new String[] {null, "x", null});
        Event two = new Event("k", 2, new float[] {2, Float.NaN, 1}, new String[3]);
        ByteBuffer both = ByteBuffer.allocate(codec.size(one) + codec.size(two));
        codec.write(one, both);
        codec.write(two, both);
        both.flip();
        assertThat(codec.read("k", both)).isEqualTo(one);
        assertThat(codec.read("k", both)).isEqualTo(two);
        assertThat(both.hasRemaining()).isFalse();
    }

    @Test
    void numberThatIsNotFinite_isRefusedAtRead() {
        byte[] bytes = write(codec, new Event("k", 0, new float[] {1, Float.NaN, Float.NaN}, new String[3]));
        ByteBuffer.wrap(bytes).putFloat(9, Float.POSITIVE_INFINITY);
        assertThatThrownBy(() -> codec.read("k", ByteBuffer.wrap(bytes)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("number=Infinity");
    }

    @Property(tries = 2000)
    void anyBytes_areReadOrRefused(@ForAll byte[] bytes) {
        try {
            Event event = codec.read("k", ByteBuffer.wrap(bytes));
            assertThat(event.time()).isEqualTo(ByteBuffer.wrap(bytes).getLong());
        } catch (BufferUnderflowException | IllegalArgumentException refused) {
            assertThat(bytes.length < 9 || bytes[8] != 0).as("an event without fields is never refused").isTrue();
        }
    }

    @Test
    void truncatedBytes_areRefused() {
        Event event = new Event("k", 258, new float[] {1.5f, Float.NaN, 1}, new String[] {null, "é", null});
        byte[] bytes = write(codec, event);
        for (int length = 0; length < bytes.length; length++) {
            ByteBuffer truncated = ByteBuffer.wrap(Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> codec.read("k", truncated)).isInstanceOf(BufferUnderflowException.class);
        }
    }

    private static byte[] write(EventCodec codec, Event event) {
        ByteBuffer bytes = ByteBuffer.allocate(codec.size(event));
        codec.write(event, bytes);
        assertThat(bytes.hasRemaining()).isFalse();
        return bytes.array();
    }
}
