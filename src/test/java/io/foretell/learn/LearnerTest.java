package io.foretell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foretell.event.Event;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LearnerTest {

    @Test
    void sameEventsAndSeed_giveTheSameBits() {
        Runs.Run one = new Runs.Run(Runs.NUMBERS).waves(0, 200);
        Runs.Run other = new Runs.Run(Runs.NUMBERS).waves(0, 200);
        assertThat(one.merge.candidate().version()).isGreaterThan(1);
        assertThat(one.merge.state()).containsExactly(other.merge.state());
        assertThat(one.learner.state()).containsExactly(other.learner.state());
    }

    @Test
    void otherTask_drawsOtherWindows() {
        Runs.Run run = new Runs.Run(Runs.NUMBERS).waves(0, 60);
        Learner other = new Learner(Runs.NUMBERS, run.store, "other");
        other.restore(run.learner.state());
        Update here = run.learner.round(run.merge.current(), run.merge.candidate(), Optional.empty()).orElseThrow();
        Update there = other.round(run.merge.current(), run.merge.candidate(), Optional.empty()).orElseThrow();
        assertThat(Runs.bits(here.delta())).isNotEqualTo(Runs.bits(there.delta()));
    }

    @Test
    void restartBetweenAnyTwoEvents_changesNoBit() {
        Runs.Run uninterrupted = new Runs.Run(Runs.NUMBERS).waves(0, 260);
        for (int stop : new int[] {10, 50, 123, 205}) {
            Runs.Run run = new Runs.Run(Runs.NUMBERS).waves(0, stop);
            byte[] state = run.learner.state();
            run.learner = new Learner(Runs.NUMBERS, run.store, "task");
            run.learner.restore(state);
            run.merge.restore(run.merge.state());
            run.waves(stop, 260);
            assertThat(run.merge.state()).as("stopped at %d", stop).containsExactly(uninterrupted.merge.state());
            assertThat(run.learner.state()).containsExactly(uninterrupted.learner.state());
        }
    }

    @Test
    void laterEvents_changeNothingComputedBefore() {
        List<Integer> one = new ArrayList<>();
        List<Integer> other = new ArrayList<>();
        for (List<Integer> deltas : List.of(one, other)) {
            Runs.Run run = new Runs.Run(Runs.NUMBERS).waves(0, 149);
            for (int key = 0; key < 3; key++) {
                run.append(Runs.wave(key, 149));
            }
            run.round().ifPresent(update -> deltas.add(Runs.bits(update.delta())));
            run.append(Runs.number("key0", 60 * 150, deltas == one ? 1 : 1000));
            run.round().ifPresent(update -> deltas.add(Runs.bits(update.delta())));
        }
        assertThat(one.get(0)).isEqualTo(other.get(0));
        assertThat(one.get(1)).isNotEqualTo(other.get(1));
    }

    /** An event may judge only before the first round that trained on it; afterwards training may use it. */
    @Property(tries = 60)
    void judgedEvents_haveArrivedSinceTheLastRound(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 90) Integer> eventsOfRounds,
            @ForAll @IntRange(min = 1, max = 4) int keys) {
        History history = new History(Runs.NUMBERS, new InMemoryHistory());
        Judge judge = new Judge(Runs.NUMBERS, history);
        Snapshot model = Snapshot.initial(Runs.NUMBERS);
        int[] appended = new int[keys];
        int[] trained = new int[keys];
        for (int round = 0; round < eventsOfRounds.size(); round++) {
            for (int i = 0; i < eventsOfRounds.get(round); i++) {
                int key = i * 7 % keys;
                history.append(Runs.wave(key, appended[key]++), model);
            }
            for (Window window : judge.windows(SplitMix.of(1, "task", round))) {
                int key = Integer.parseInt(window.key().key.substring(3));
                assertThat(window.from()).isGreaterThanOrEqualTo(trained[key]).isLessThan(window.until());
                assertThat(window.until()).isLessThanOrEqualTo(appended[key]);
                assertThat(window.start()).isLessThanOrEqualTo(window.from());
            }
            WindowDraw draw = new WindowDraw(
                    history, Runs.NUMBERS.spec().training(), Recipe.WHOLE, 1, SplitMix.of(1, "task", round));
            for (Window window : draw.isEmpty() ? List.<Window>of() : draw.draw().windows()) {
                int key = Integer.parseInt(window.key().key.substring(3));
                assertThat(window.until()).isLessThanOrEqualTo(appended[key]);
                assertThat(window.segment()).isGreaterThanOrEqualTo(window.key().firstSegment());
            }
            System.arraycopy(appended, 0, trained, 0, keys);
            history.begin(round + 1);
        }
    }

    @Test
    void batch_isOfOneKindOfWindow() {
        Runs.Run run = new Runs.Run(Runs.NUMBERS).waves(0, 49);
        History history = new History(Runs.NUMBERS, run.store);
        WindowDraw draw = new WindowDraw(history, Runs.NUMBERS.spec().training(), Recipe.WHOLE, 1, new SplitMix(3));
        for (int i = 0; i < 50; i++) {
            WindowDraw.Drawn drawn = draw.draw();
            assertThat(drawn.windows())
                    .allMatch(window -> (window.segment() == 0) == (drawn.burnIn() == 0))
                    .hasSizeBetween(1, 4);
        }
    }

    @Test
    void repeatingWords_areLearned() {
        Runs.Run run = new Runs.Run(Runs.WORDS);
        String[] song = {"a", "b", "a", "c", "d"};
        Update last = null;
        for (int t = 0; t < 4000; t++) {
            run.append(Runs.word("singer", t, song[t % song.length]));
            if (t % 50 == 49) {
                last = run.round().orElse(last);
            }
        }
        assertThat(last.currentLoss().mean()).isLessThan(0.1);
        assertThat(run.merge.current().version()).isGreaterThan(10);
    }

    @Test
    void nothingNew_isNoRound() {
        Runs.Run run = new Runs.Run(Runs.NUMBERS);
        assertThat(run.round()).isEmpty();
        run.waves(0, 60);
        run.round();
        assertThat(run.round()).isEmpty();
    }

    @Test
    void firstRound_measuresOnly() {
        Runs.Run run = new Runs.Run(Runs.NUMBERS);
        for (int t = 0; t < Learner.FIRST_MEASURED - 1; t++) {
            run.append(Runs.wave(0, t));
        }
        assertThat(run.round()).as("too few to say anything").isEmpty();
        run.append(Runs.wave(0, Learner.FIRST_MEASURED));
        Update update = run.round().orElseThrow();
        assertThat(update.trained()).isZero();
        assertThat(run.merge.current().version()).isEqualTo(1);
        assertThat(run.merge.current().statistics().moments().get(0).count()).isEqualTo(Learner.FIRST_MEASURED);
    }

    @Test
    void limitOfTime_endsTrainingBeforeItsSteps() {
        Runs.Run run = new Runs.Run(Runs.NUMBERS).waves(0, 60);
        AtomicLong now = new AtomicLong();
        Learner hasty = new Learner(Runs.NUMBERS, run.store, "task", () -> now.getAndAdd(1_000_000));
        hasty.restore(run.learner.state());
        Learner calm = new Learner(Runs.NUMBERS, run.store, "task");
        calm.restore(run.learner.state());
        Duration limit = Duration.ofMillis(2);
        Update all = calm.round(run.merge.current(), run.merge.candidate(), Optional.empty()).orElseThrow();
        Update some = hasty.round(run.merge.current(), run.merge.candidate(), Optional.of(limit)).orElseThrow();
        assertThat(some.trained()).isPositive().isLessThan(all.trained());
    }

    @Test
    void damagedState_isRefused() {
        byte[] state = new Runs.Run(Runs.NUMBERS).learner.state();
        state[20]++;
        assertThatThrownBy(() -> new Learner(Runs.NUMBERS, new InMemoryHistory(), "task").restore(state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("learner's state: checksum");
    }

    private static final Blueprint RIDDLES = Runs.blueprint("""
            name: words
            input: {topic: t}
            features:
              - {field: word, type: category, size: 6}
            target: {field: word, type: category}
            lstm: {hidden: 4}
            training:
              {every: 50 events, steps: 6, window: 24, burn-in: 4, batch: 8, history: 64, optimizer: {rate: 0.05}}
            forget-after: 1d
            """);

    private static final int TURN = 4000;

    /** Every key asks one of two riddles and answers it, mostly right; from a turn on, right and wrong are swapped. */
    private static Event riddle(int t) {
        SplitMix random = SplitMix.of(1, "riddle", t / 2);
        boolean first = random.unit() < 0.5;
        boolean right = random.unit() < 0.85 == t < TURN;
        String question = first ? "a" : "b";
        String answer = first == right ? "c" : "d";
        return Runs.word("key" + t / 2, t, t % 2 == 0 ? question : answer);
    }

    /** What a learner remembers of a change of the world, as its state tells. */
    private static Change changeIn(Learner learner) {
        Bytes.In in = new Bytes.In(learner.state(), "state");
        in.number();
        in.text();
        in.text();
        in.number();
        in.number();
        in.block();
        in.number();
        in.weights(RIDDLES.shape());
        Change change = new Change();
        change.read(in);
        return change;
    }

    @Test
    void restartsWhileTheWorldChanges_changeNoBit() {
        Runs.Run uninterrupted = new Runs.Run(RIDDLES);
        Runs.Run restarted = new Runs.Run(RIDDLES);
        List<Double> olderOfRounds = new ArrayList<>();
        for (int t = 0; t < TURN + 600; t++) {
            uninterrupted.append(riddle(t));
            restarted.append(riddle(t));
            if (t >= TURN && t % 7 == 0) {
                restart(restarted);
            }
            if (t % 50 == 49) {
                uninterrupted.round();
                restarted.round();
                olderOfRounds.add(changeIn(uninterrupted.learner).older());
                assertThat(restarted.learner.state()).as("event %d", t).containsExactly(uninterrupted.learner.state());
                assertThat(restarted.merge.state()).containsExactly(uninterrupted.merge.state());
            }
        }
        assertThat(olderOfRounds).as("nothing, suspected, confirmed").containsSubsequence(1.0, 0.2, 0.2, 0.0, 0.0);
        assertThat(changeIn(uninterrupted.learner).since()).isBetween(TURN / 50L, TURN / 50L + 6);
    }

    private static void restart(Runs.Run run) {
        byte[] state = run.learner.state();
        run.learner = new Learner(RIDDLES, run.store, "task");
        run.learner.restore(state);
        run.merge.restore(run.merge.state());
    }

    @Test
    void unchangedWorld_keepsAllOfItsHistoryInTraining() {
        Runs.Run run = new Runs.Run(RIDDLES);
        for (int t = 0; t < TURN; t++) {
            run.append(riddle(t));
            if (t % 50 == 49) {
                run.round();
                assertThat(changeIn(run.learner).older()).isEqualTo(1);
            }
        }
    }
}
