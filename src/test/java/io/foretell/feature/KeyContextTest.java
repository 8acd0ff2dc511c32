package io.foretell.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foretell.event.Event;
import io.foretell.event.Specs;
import io.foretell.feature.FeaturesTest.Fixture;
import io.foretell.spec.Feature;
import io.foretell.spec.Scale;
import io.foretell.spec.Target;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KeyContextTest {

    private static Fixture perKey() {
        return new Fixture(
                new Target.Number("value", Scale.PER_KEY, 3),
                Specs.number("value", Scale.PER_KEY),
                Specs.number("value", Scale.STANDARD),
                Specs.number("value", Scale.LOG_STANDARD),
                Specs.number("size", Scale.PER_KEY),
                new Feature.Elapsed());
    }

    @Test
    void size_isThatOfTheDrawnLayout() {
        assertThat(perKey().context.size()).isEqualTo(8 + 2 * 20 + 20 + 4);
        assertThat(new Fixture(Specs.NUMBER, new Feature.Elapsed()).context.size()).isEqualTo(8);
    }

    @Property(tries = 200)
    void restoredContext_goesOnBitForBit(@ForAll Random random) {
        Fixture kept = perKey();
        Fixture restored = perKey();
        for (int i = random.nextInt(30); i > 0; i--) {
            kept.context.observe(event(kept, random));
        }
        copy(kept.context, restored.context);
        for (int i = 0; i < 20; i++) {
            Event event = event(kept, random);
            assertThat(restored.observeAndEncode(event)).isEqualTo(kept.observeAndEncode(event));
            assertThat(restored.context.late()).isEqualTo(kept.context.late());
            assertThat(restored.targets.deviation(restored.context, restored.features.noStatistics()))
                    .isEqualTo(kept.targets.deviation(kept.context, kept.features.noStatistics()));
        }
        assertThat(bytes(restored.context)).isEqualTo(bytes(kept.context));
    }

    private static Event event(Fixture f, Random random) {
        float value = (float) (random.nextGaussian() * 100);
        return random.nextBoolean()
                ? f.event(random.nextInt(10_000), "value", value)
                : f.event(random.nextInt(10_000), "value", value, "size", value * value);
    }

    @Test
    void clearedContext_isLikeNew() {
        Fixture f = perKey();
        byte[] fresh = bytes(f.context);
        f.context.observe(f.event(5, "value", 3f, "size", 2f));
        f.context.observe(f.event(4, "value", 4f));
        assertThat(bytes(f.context)).isNotEqualTo(fresh);
        f.context.clear();
        assertThat(bytes(f.context)).isEqualTo(fresh);
        assertThat(f.context.late()).isFalse();
        assertThat(f.observeAndEncode(f.event(3, "value", 3f))).endsWith(0f);
    }

    @Test
    void foreignBytes_areRefused() {
        KeyContext context = perKey().context;
        assertThatThrownBy(() -> context.read(ByteBuffer.allocate(context.size() - 1)))
                .isInstanceOf(BufferUnderflowException.class);
        byte[] nan = bytes(context);
        ByteBuffer.wrap(nan).putDouble(12, Double.NaN);
        assertThatThrownBy(() -> context.read(ByteBuffer.wrap(nan)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mean=NaN");
    }

    @Property(tries = 2000)
    void anyFiniteFloats_makeOnlyFiniteNumbers(@ForAll @Size(min = 1, max = 40) float[] values) {
        Fixture f = perKey();
        Moments[] moments = {Moments.NONE, Moments.NONE, Moments.NONE};
        for (int i = 0; i < values.length; i++) {
            float number = Float.isFinite(values[i]) ? values[i] : Float.MAX_VALUE;
            Event event = f.event((long) i * i * 1000, "value", number, "size", -number);
            f.context.observe(event);
            f.features.measure(event, f.context, (scaled, value) -> moments[scaled] = moments[scaled].plus(value));
            Statistics statistics = new Statistics(List.of(moments));
            for (float x : f.dense(event, statistics)) {
                assertThat(x).isBetween(-10f, 10f);
            }
            float deviation = f.targets.deviation(f.context, statistics);
            assertThat(deviation).isFinite().isPositive();
            assertThat(f.targets.change(f.targets.level(event), deviation, event)).isZero();
            assertThat(f.targets.change(-f.targets.level(event), deviation, event)).isBetween(-20f, 20f);
        }
    }

    private static void copy(KeyContext from, KeyContext to) {
        to.read(ByteBuffer.wrap(bytes(from)));
    }

    private static byte[] bytes(KeyContext context) {
        ByteBuffer bytes = ByteBuffer.allocate(context.size());
        context.write(bytes);
        assertThat(bytes.remaining()).isZero();
        return bytes.array();
    }
}
