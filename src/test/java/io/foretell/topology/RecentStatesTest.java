package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RecentStatesTest {

    private static final int STATE = 1_000; // bytes
    private static final List<String> KEYS = List.of("a", "b", "c", "d", "e");

    private final SharedMemory memory = new SharedMemory(10 * STATE);
    private final RecentStates states = new RecentStates(memory);

    /** @param length of the state put; less than 0: removed */
    private record Change(String key, int length) {}

    @Property
    void whatIsKnown_isWhatWasPutLast(@ForAll("changes") List<Change> changes, @ForAll @IntRange(max = 5_000) int bytes) {
        RecentStates few = new RecentStates(new SharedMemory(bytes));
        Map<String, byte[]> all = new HashMap<>();
        for (Change change : changes) {
            if (change.length < 0) {
                few.remove(change.key);
                all.remove(change.key);
            } else {
                byte[] state = new byte[change.length];
                few.put(change.key, state);
                all.put(change.key, state);
            }
            KEYS.forEach(key -> few.get(key).ifPresent(known -> assertThat(known).isSameAs(all.get(key))));
        }
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        return Combinators.combine(Arbitraries.of(KEYS), Arbitraries.integers().between(-1, 2_000)).as(Change::new).list();
    }

    @Example
    void theOneTouchedLongestAgo_goesFirst() {
        for (int i = 0; i < 8; i++) {
            put("k" + i);
        }
        states.get("k0");
        put("another");

        assertThat(states.get("k0")).isPresent();
        assertThat(states.get("k1")).isEmpty();
        assertThat(states.get("k2")).isPresent();
    }

    @Example
    void overwritingAndRemoving_takesNoMemory() {
        put("kept");
        for (int i = 0; i < 1_000; i++) {
            put("same");
            put("removed");
            states.remove("removed");
        }

        assertThat(states.get("kept")).isPresent();
        assertThat(states.get("same")).isPresent();
    }

    @Example
    void memory_isSharedEvenlyByThoseThatAreOpen() {
        RecentStates other = new RecentStates(memory);
        for (int i = 0; i < 8; i++) {
            put("k" + i);
        }
        assertThat(known()).isEqualTo(4);

        other.close();
        for (int i = 0; i < 8; i++) {
            put("k" + i);
        }
        assertThat(known()).isEqualTo(8);
    }

    @Example
    void close_forgetsAll() {
        put("k0");
        states.close();
        assertThat(known()).isZero();
    }

    private void put(String key) {
        states.put(key, new byte[STATE]);
    }

    private long known() {
        return List.of("k0", "k1", "k2", "k3", "k4", "k5", "k6", "k7").stream()
                .filter(key -> states.get(key).isPresent())
                .count();
    }
}
