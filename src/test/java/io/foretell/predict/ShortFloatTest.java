package io.foretell.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ShortFloatTest {

    private static float writtenAndRead(float value) {
        ByteBuffer bytes = ByteBuffer.allocate(ShortFloat.BYTES);
        ShortFloat.put(bytes, value);
        return ShortFloat.get(bytes.flip());
    }

    @Property(tries = 500)
    void roundedOnce_isKeptAsItIs(@ForAll float value) {
        for (float rounded : new float[] {ShortFloat.nearest(value), ShortFloat.up(value), ShortFloat.down(value)}) {
            assertThat(writtenAndRead(rounded)).isEqualTo(rounded);
            assertThat(ShortFloat.up(rounded)).isEqualTo(rounded);
            assertThat(ShortFloat.down(rounded)).isEqualTo(rounded);
        }
    }

    @Property(tries = 500)
    void upAndDown_enclose(@ForAll float value) {
        assertThat(ShortFloat.down(value)).isLessThanOrEqualTo(value);
        assertThat(ShortFloat.up(value)).isGreaterThanOrEqualTo(value);
        assertThat(ShortFloat.nearest(value)).isBetween(
                Math.max(ShortFloat.down(value), -Float.MAX_VALUE), Math.min(ShortFloat.up(value), Float.MAX_VALUE));
    }

    @Example
    void nearest_hasSixteenBits() {
        assertThat(ShortFloat.nearest(1 + 0x1p-15)).isEqualTo(1 + 0x1p-15f);
        assertThat(ShortFloat.nearest(1 + 0x1p-17)).isEqualTo(1);
        assertThat(ShortFloat.nearest(-1 - 0x1.8p-16)).isEqualTo(-1 - 0x1p-15f);
        assertThat(ShortFloat.nearest(1e300)).isBetween(3e38f, Float.MAX_VALUE);
        assertThat(ShortFloat.nearest(-1e300)).isBetween(-Float.MAX_VALUE, -3e38f);
        assertThat(writtenAndRead(Float.NEGATIVE_INFINITY)).isEqualTo(Float.NEGATIVE_INFINITY);
    }
}
