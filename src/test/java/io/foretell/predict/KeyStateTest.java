package io.foretell.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foretell.event.Event;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Models;
import io.foretell.snapshot.Snapshot;
import io.foretell.spec.Feature;
import io.foretell.spec.LstmSize;
import io.foretell.spec.Target;
import io.foretell.spec.Vocabulary;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class KeyStateTest {

    @Provide
    Arbitrary<Blueprint> models() {
        return Arbitraries.of(Models.all());
    }

    private static KeyState after(Blueprint blueprint, int events) {
        Predictor predictor = new Predictor(blueprint);
        KeyState state = new KeyState(blueprint);
        for (Event event : Events.of(blueprint, events, 1)) {
            predictor.step(Models.learned(blueprint, 2, 3), state, event, Events.START);
        }
        return state;
    }

    @Property(tries = 60)
    void writtenAndReadBetweenAllEvents_changesNoBit(
            @ForAll("models") Blueprint blueprint,
            @ForAll @IntRange(min = 1, max = 30) int count,
            @ForAll long seed,
            @ForAll boolean extreme) {
        Predictor predictor = new Predictor(blueprint);
        KeyState kept = new KeyState(blueprint);
        KeyState reused = after(blueprint, 5); // with another key's remains in it
        byte[] stored = new KeyState(blueprint).write();
        PredictionWriter writer = new PredictionWriter();
        List<Event> events =
                extreme ? Events.extreme(blueprint, count, seed) : Events.of(blueprint, count, seed);
        for (int i = 0; i < count; i++) {
            Snapshot snapshot = Events.snapshot(blueprint, i);
            byte[] expected = writer.write(predictor.step(snapshot, kept, events.get(i), i), 0, i);
            reused.read(stored);
            byte[] actual = writer.write(predictor.step(snapshot, reused, events.get(i), i), 0, i);
            stored = reused.write();
            assertThat(actual).isEqualTo(expected);
            assertThat(stored).isEqualTo(kept.write());
        }
    }

    @Property(tries = 30)
    void everyFlippedByte_isFound(
            @ForAll("models") Blueprint blueprint, @ForAll @IntRange(min = 1, max = 255) int flip) {
        byte[] bytes = after(blueprint, 6).write();
        KeyState state = new KeyState(blueprint);
        for (int i = 0; i < bytes.length; i++) {
            byte[] flipped = bytes.clone();
            flipped[i] ^= (byte) flip;
            assertThatThrownBy(() -> state.read(flipped))
                    .isInstanceOf(CorruptState.class)
                    .hasMessageStartingWith("state: ");
        }
    }

    @Property(tries = 7)
    void everyOtherLength_isFound(@ForAll("models") Blueprint blueprint) {
        byte[] bytes = after(blueprint, 6).write();
        KeyState state = new KeyState(blueprint);
        for (int length = 0; length <= bytes.length + 1; length++) {
            byte[] other = Arrays.copyOf(bytes, length);
            if (length != bytes.length) {
                assertThatThrownBy(() -> state.read(other)).isInstanceOf(CorruptState.class);
            }
        }
    }

    @Example
    void stateOfAnotherSpec_isToldApartFromACorruptOne() {
        byte[] bytes = after(Models.number(1), 3).write();

        assertThatThrownBy(() -> new KeyState(Models.number(2)).read(bytes))
                .isInstanceOf(ForeignState.class)
                .hasMessageMatching("state: fingerprint=[0-9a-f]{8}, this spec's is [0-9a-f]{8}:"
                        + " features, target or lstm have changed since it was written\\. Give the spec"
                        + " another name, or start over with"
                        + " `foretell reset`");
    }

    @Example
    void otherFormat_isNamed() {
        byte[] bytes = after(Models.number(1), 3).write();
        bytes[0] = 1;
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, 5);
        crc.update(bytes, 9, bytes.length - 9);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(5, (int) crc.getValue());

        assertThatThrownBy(() -> new KeyState(Models.number(1)).read(bytes))
                .isNotInstanceOf(CorruptState.class)
                .hasMessageStartingWith("state: format=1, known is 4");
    }

    @Example
    void simpleTargets_takeLittleMoreThanHAndC() {
        for (Blueprint blueprint : List.of(Models.number(1), Models.binary())) {
            assertThat(after(blueprint, 50).write()).hasSizeLessThanOrEqualTo(4 * blueprint.shape().state() + 64);
        }
    }

    @Example
    void categoryOfManyValues_takesAboutAKilobyteMore() {
        Vocabulary many = new Vocabulary.Closed(IntStream.range(0, 5000).mapToObj(i -> "w" + i).toList());
        Blueprint blueprint = Blueprint.of(Models.spec(
                List.of(new Feature.Category("type", many)), new Target.Category("type", many), new LstmSize(4, 1)));
        assertThat(after(blueprint, 3).write()).hasSizeLessThan(4 * blueprint.shape().state() + 64 + 1100);
    }

    @Example
    void horizon_keepsOnlyWhatStillWaits() {
        int one = after(Models.number(1), 50).write().length;

        assertThat(after(Models.number(3), 50).write()).hasSize(one - 8 + (3 + 2 + 1) * 8 + 2 * 8);
    }

    @Example
    void cleared_isAsNew() {
        for (Blueprint blueprint : Models.all()) {
            KeyState state = after(blueprint, 6);
            state.clear();
            assertThat(state.write()).isEqualTo(new KeyState(blueprint).write());
            assertThat(state.step()).isZero();
        }
    }
}
