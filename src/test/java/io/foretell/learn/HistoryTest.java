package io.foretell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foretell.event.Event;
import io.foretell.feature.KeyContext;
import io.foretell.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final Snapshot MODEL = Snapshot.initial(Runs.NUMBERS);

    /** Counts what passes through. */
    private static final class Counted implements HistoryStore {

        private final InMemoryHistory store = new InMemoryHistory();
        private int puts;
        private int reads;
        private int longest;

        @Override
        public byte[] segment(String key, int number) {
            reads++;
            return store.segment(key, number);
        }

        @Override
        public void put(String key, int number, byte[] segment) {
            puts++;
            longest = Math.max(longest, segment.length);
            store.put(key, number, segment);
        }

        @Override
        public void delete(String key, int number) {
            store.delete(key, number);
        }

        @Override
        public void scan(BiConsumer<String, Integer> visitor) {
            store.scan(visitor);
        }
    }

    private static History filled(HistoryStore store, int events) {
        History history = new History(Runs.NUMBERS, store);
        for (int t = 0; t < events; t++) {
            history.append(Runs.wave(0, t), MODEL);
        }
        return history;
    }

    @Test
    void longHistory_costsAsMuchPerEventAsAShortOne() {
        Counted few = new Counted();
        filled(few, 160);
        Counted many = new Counted();
        filled(many, 16_000);
        assertThat(few.puts).isEqualTo(160);
        assertThat(many.puts).isEqualTo(16_000);
        assertThat(many.reads).isLessThanOrEqualTo(100 * few.reads + 100);
        assertThat(many.longest).isEqualTo(few.longest);
    }

    @Test
    void moreEventsThanKept_dropsTheOldestSegments() {
        InMemoryHistory store = new InMemoryHistory();
        KeyHistory key = filled(store, 1000).keys().iterator().next();
        assertThat(key.kept()).isBetween(64, 64 + SegmentLayout.EVENTS - 1);
        assertThat(store.size()).isEqualTo(key.segments()).isEqualTo(key.lastSegment() - key.firstSegment() + 1);
        assertThat(key.end()).isEqualTo(1000);
    }

    @Test
    void readEvents_areThoseAppended() {
        History history = filled(new InMemoryHistory(), 100);
        KeyHistory key = history.keys().iterator().next();
        List<Event> read = history.read(key, 3, 90).events();
        assertThat(read).hasSize(90 - 48);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i).time()).isEqualTo(Runs.wave(0, 48 + i).time());
            assertThat(read.get(i).number(0)).isEqualTo(Runs.wave(0, 48 + i).number(0));
        }
    }

    @Test
    void storedState_isThatOfRunningThroughAllEventsBefore() {
        History history = filled(new InMemoryHistory(), 80);
        float[] state = new float[Runs.NUMBERS.shape().state()];
        KeyContext context = Runs.NUMBERS.features().newContext();
        List<Event> events = new ArrayList<>();
        for (int t = 0; t < 64; t++) {
            events.add(Runs.wave(0, t));
        }
        new StateRoll(Runs.NUMBERS).through(events, state, context, MODEL);
        assertThat(history.read(history.keys().iterator().next(), 4, 80).state()).containsExactly(state);
        for (float value : state) {
            assertThat(value).isFinite();
        }
    }

    @Test
    void forgottenKey_leavesNothingAndBeginsAfresh() {
        InMemoryHistory store = new InMemoryHistory();
        History history = filled(store, 100);
        history.forget("key0");
        assertThat(store.size()).isZero();
        assertThat(history.keys()).isEmpty();
        assertThat(history.fresh()).isEmpty();
        history.append(Runs.wave(0, 100), MODEL);
        assertThat(history.keys().iterator().next().end()).isEqualTo(1);
        assertThat(history.read(history.keys().iterator().next(), 0, 1).state()).containsOnly(0f);
    }

    @Test
    void keyIdleForLongerThanForgetAfter_beginsAfresh() {
        InMemoryHistory store = new InMemoryHistory();
        History history = filled(store, 100);
        history.append(Runs.number("key0", 60 * 99 + 86_401, 1), MODEL);
        assertThat(history.keys().iterator().next().end()).isEqualTo(1);
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void moreKeysThanAllowed_forgetsThoseIdleForTheMostRounds() {
        History history = new History(Runs.NUMBERS, new InMemoryHistory());
        for (int key = 0; key < 5; key++) {
            history.begin(key);
            history.append(Runs.wave(4 - key, 0), MODEL);
        }
        history.forgetBeyond(2);
        assertThat(history.keys()).extracting(key -> key.key).containsExactly("key0", "key1");
    }

    @Test
    void reopenedStore_knowsWhatItKnew() {
        InMemoryHistory store = new InMemoryHistory();
        History history = filled(store, 150);
        history.begin(1);
        for (int t = 150; t < 190; t++) {
            history.append(Runs.wave(0, t), MODEL);
        }
        History reopened = new History(Runs.NUMBERS, store);
        reopened.begin(1);
        KeyHistory before = history.fresh().get(0);
        KeyHistory after = reopened.fresh().get(0);
        assertThat(after).usingRecursiveComparison().isEqualTo(before);
        assertThat(after.fresh()).isEqualTo(150);
    }

    @Test
    void damagedSegment_isRefusedByName() {
        InMemoryHistory store = new InMemoryHistory();
        filled(store, 5);
        byte[] segment = store.segment("key0", 0);
        store.put("key0", 0, java.util.Arrays.copyOf(segment, segment.length - 1));
        assertThatThrownBy(() -> new History(Runs.NUMBERS, store))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("key=key0")
                .hasMessageContaining("reset it");
    }

    private static List<Integer> segments(KeyHistory key) {
        return List.of(key.segmentsBefore(), key.segmentsSince());
    }

    @Test
    void changeOfTheWorld_partsTheSegmentsByWhatTheyHoldSince() {
        InMemoryHistory store = new InMemoryHistory();
        History history = filled(store, 40);
        history.append(Runs.wave(1, 0), MODEL);
        history.begin(1);
        history.changedIn(1);
        KeyHistory key = history.keys().iterator().next();
        assertThat(segments(key)).containsExactly(3, 0);
        for (int t = 40; t < 60; t++) {
            history.append(Runs.wave(0, t), MODEL);
        }
        assertThat(segments(key)).as("the third segment holds some of both").containsExactly(2, 2);
        assertThat(key.segmentSince()).isEqualTo(2);
        assertThat(history.keys()).extracting(HistoryTest::segments).endsWith(List.of(1, 0));
        history.changedIn(0);
        assertThat(segments(key)).containsExactly(0, 4);
        history.changedIn(History.UNCHANGED);
        assertThat(segments(key)).containsExactly(4, 0);
    }

    @Property(tries = 60)
    void rebuiltHistory_partsItsSegmentsAsBefore(
            @ForAll @Size(min = 2, max = 8) List<@IntRange(min = 1, max = 60) Integer> eventsOfRounds,
            @ForAll @IntRange(min = 1, max = 4) int keys,
            @ForAll @IntRange(min = 0, max = 6) int changed,
            @ForAll @IntRange(min = 0, max = 2) int noticedAfter) {
        InMemoryHistory store = new InMemoryHistory();
        History history = new History(Runs.NUMBERS, store);
        for (int round = 0, t = 0; round < eventsOfRounds.size(); round++) {
            history.begin(round);
            for (int i = 0; i < eventsOfRounds.get(round); i++, t++) {
                history.append(Runs.wave(t * 7 / 5 % keys, t), MODEL);
            }
            if (round == changed + noticedAfter) {
                history.changedIn(changed);
            }
            History rebuilt = new History(Runs.NUMBERS, store);
            rebuilt.begin(round);
            rebuilt.changedIn(round < changed + noticedAfter ? History.UNCHANGED : changed);
            assertThat(parted(rebuilt)).isEqualTo(parted(history));
        }
    }

    private static Map<String, List<Integer>> parted(History history) {
        return history.keys().stream().collect(Collectors.toMap(key -> key.key, HistoryTest::segments));
    }
}
