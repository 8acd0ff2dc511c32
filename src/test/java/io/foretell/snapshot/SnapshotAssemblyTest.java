package io.foretell.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.spec.Feature;
import io.foretell.spec.LstmSize;
import io.foretell.spec.Scale;
import io.foretell.spec.Target;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotAssemblyTest {

    /** Large enough for three chunks. */
    private static final Blueprint LARGE = Blueprint.of(Models.spec(
            List.of(new Feature.Number("v", Scale.STANDARD)),
            new Target.Number("v", Scale.STANDARD, 1),
            new LstmSize(270, 1)));

    private static final Blueprint SMALL = Models.number(1);

    private record Message(String key, byte[] value) {}

    private final SnapshotAssembly small = new SnapshotAssembly(SMALL);

    private static List<Message> chunks(Snapshot snapshot) {
        List<Message> messages = new ArrayList<>();
        for (byte[] chunk : Chunks.split(SnapshotFile.write(snapshot))) {
            messages.add(new Message(new Chunks.Address(snapshot.version(), messages.size()).key(), chunk));
        }
        return messages;
    }

    private static Message pointer(Role role, Snapshot snapshot) {
        return new Message(role.key(), Pointer.to(snapshot.version(), SnapshotFile.write(snapshot)).write());
    }

    private static List<SnapshotAssembly.Arrival> feed(SnapshotAssembly assembly, List<Message> messages) {
        List<SnapshotAssembly.Arrival> arrivals = new ArrayList<>();
        messages.forEach(message -> arrivals.addAll(assembly.accept(message.key(), message.value())));
        return arrivals;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void anyOrder_yieldsTheSnapshotOnceForEachRole(int seed) {
        Snapshot snapshot = Models.learned(LARGE, 4, 0);
        List<Message> messages = new ArrayList<>(chunks(snapshot));
        assertThat(messages).hasSize(3);
        messages.add(pointer(Role.CURRENT, snapshot));
        messages.add(pointer(Role.CANDIDATE, snapshot));
        Collections.shuffle(messages, new Random(seed));
        SnapshotAssembly assembly = new SnapshotAssembly(LARGE);

        List<SnapshotAssembly.Arrival> arrivals = feed(assembly, messages);

        assertThat(arrivals).extracting(SnapshotAssembly.Arrival::role)
                .containsExactlyInAnyOrder(Role.CURRENT, Role.CANDIDATE);
        assertThat(arrivals).allSatisfy(arrival ->
                assertThat(SnapshotFile.write(arrival.snapshot())).isEqualTo(SnapshotFile.write(snapshot)));
        assertThat(assembly.refused()).isZero();
        assertThat(feed(assembly, messages)).as("the same records again").isEmpty();
    }

    @Test
    void rollback_yieldsAnOlderVersionAgain() {
        Snapshot older = Models.learned(SMALL, 1, 2);
        Snapshot newer = Models.learned(SMALL, 2, 2);
        feed(small, chunks(older));
        feed(small, chunks(newer));
        feed(small, List.of(pointer(Role.CURRENT, newer)));

        List<SnapshotAssembly.Arrival> arrivals = feed(small, List.of(pointer(Role.CURRENT, older)));

        assertThat(arrivals).singleElement().satisfies(arrival ->
                assertThat(arrival.snapshot().version()).isEqualTo(1));
    }

    @Test
    void everyFlippedByte_isRefusedByTheChecksum() {
        Snapshot snapshot = Models.learned(SMALL, 1, 2);
        Message chunk = chunks(snapshot).get(0);
        feed(small, List.of(pointer(Role.CURRENT, snapshot)));
        for (int i = 0; i < chunk.value().length; i++) {
            byte[] flipped = chunk.value().clone();
            flipped[i] ^= 1;
            assertThat(small.accept(chunk.key(), flipped)).isEmpty();
            assertThat(small.refused()).isEqualTo(i + 1);
        }
        assertThat(small.lastRefusal()).hasValueSatisfying(reason ->
                assertThat(reason).startsWith("snapshot: version=1 differs from its pointer's sha256="));

        assertThat(small.accept(chunk.key(), chunk.value())).as("mended").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "{", "[]", "null", "{}", "\u0000\u0001", "{\"version\":1,\"chunks\":1,\"bytes\":10}",
        "{\"version\":1,\"chunks\":2,\"bytes\":10,\"sha256\":\"00\"}",
        "{\"version\":1,\"chunks\":1,\"bytes\":10,\"sha256\":\"00\"}",
        "{\"version\":-1,\"chunks\":1,\"bytes\":10,\"sha256\":\"%s\"}",
        "{\"version\":1,\"chunks\":0,\"bytes\":0,\"sha256\":\"%s\"}",
        "{\"version\":1,\"chunks\":4096,\"bytes\":2147483647,\"sha256\":\"%s\"}",
        "{\"version\":1,\"chunks\":1,\"bytes\":1e1,\"sha256\":\"%s\"}",
        "{\"version\":1,\"version\":1,\"chunks\":1,\"bytes\":10,\"sha256\":\"%s\"}",
        "{\"version\":1,\"chunks\":1,\"bytes\":10,\"sha256\":\"%s\",\"more\":1}",
        "{\"version\":1,\"chunks\":1,\"bytes\":10,\"sha256\":\"%s\"} x",
        "{\"version\":99999999999999999999,\"chunks\":1,\"bytes\":10,\"sha256\":\"%s\"}"
    })
    void garbageForAPointer_isRefusedAndTheOneInUseStays(String json) {
        byte[] value = json.replace("%s", "0".repeat(64)).getBytes(StandardCharsets.UTF_8);

        assertThat(small.accept("current", value)).isEmpty();

        assertThat(small.refused()).isEqualTo(1);
        assertThat(small.lastRefusal().orElseThrow()).startsWith("pointer: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "/", "1/", "/1", "-1/0", "01/0", "1/0/0", "Current", "1/99999", "1/9999999999"})
    void unknownKey_isRefused(String key) {
        assertThat(small.accept(key, new byte[1])).isEmpty();

        assertThat(small.refused()).isEqualTo(1);
        assertThat(small.lastRefusal().orElseThrow()).startsWith("weights: key=" + key);
    }

    @Test
    void chunkTooLarge_isRefused() {
        small.accept("1/0", new byte[Chunks.LARGEST + 1]);

        assertThat(small.refused()).isEqualTo(1);
    }

    @Test
    void fileOfAnotherVersionThanItsPointer_isRefused() {
        byte[] file = SnapshotFile.write(Models.learned(SMALL, 1, 2));
        small.accept("2/0", file);

        assertThat(small.accept("current", Pointer.to(2, file).write())).isEmpty();
        assertThat(small.lastRefusal()).contains("snapshot: version=1, its pointer says 2");
    }

    @Test
    void tombstonedVersion_isForgotten() {
        Snapshot snapshot = Models.learned(SMALL, 1, 2);
        feed(small, chunks(snapshot));
        small.accept("1/0", null);

        assertThat(feed(small, List.of(pointer(Role.CURRENT, snapshot)))).isEmpty();
        assertThat(small.refused()).isZero();
        assertThat(feed(small, chunks(snapshot))).as("the chunk comes again").hasSize(1);
    }

    @Test
    void tombstonedPointer_waitsNoMore() {
        Snapshot snapshot = Models.learned(SMALL, 1, 2);
        feed(small, List.of(pointer(Role.CURRENT, snapshot)));
        small.accept("current", null);

        assertThat(feed(small, chunks(snapshot))).isEmpty();
    }

    @Test
    void manyVersions_theOldestAreForgottenButThoseInUse() {
        Snapshot used = Models.learned(SMALL, 0, 2);
        feed(small, chunks(used));
        feed(small, List.of(pointer(Role.CURRENT, used)));
        Snapshot second = Models.learned(SMALL, 1, 2);
        feed(small, chunks(second));
        for (int version = 2; version < 100; version++) {
            small.accept(version + "/0", new byte[1]);
        }

        assertThat(feed(small, List.of(pointer(Role.CANDIDATE, used)))).hasSize(1);
        assertThat(feed(small, List.of(pointer(Role.CANDIDATE, second)))).isEmpty();
        assertThat(small.refused()).isZero();
    }

    @Test
    void slot_countsSwapsOfVersions() {
        SnapshotSlot slot = new SnapshotSlot(Snapshot.initial(SMALL));
        Snapshot next = Models.learned(SMALL, 1, 2);
        slot.set(next);
        slot.set(next);

        assertThat(slot.current()).isSameAs(next);
        assertThat(slot.swaps()).isEqualTo(1);
    }
}
