package io.foretell.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.lstm.Weights;
import io.foretell.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MergeReplayTest {

    private static final int ROUNDS = 12;

    private final List<Learner> learners = new ArrayList<>();
    private final List<Update> updates = new ArrayList<>(); // two tasks', in turn, both from the same candidate
    private final Merge merge = new Merge(Runs.NUMBERS);
    private final List<byte[]> states = new ArrayList<>(); // one after each update
    private final Map<Long, Snapshot> published = new TreeMap<>();

    MergeReplayTest() {
        learners.add(new Learner(Runs.NUMBERS, new InMemoryHistory(), "a"));
        learners.add(new Learner(Runs.NUMBERS, new InMemoryHistory(), "b"));
    }

    private void run(int restarted) {
        for (int round = 0; round < ROUNDS; round++) {
            Snapshot current = merge.current();
            Snapshot candidate = merge.candidate();
            for (int task = 0; task < learners.size(); task++) {
                for (int t = 50 * round; t < 50 * (round + 1); t++) {
                    learners.get(task).append(Runs.wave(task, t), candidate);
                }
                updates.add(learners.get(task).round(current, candidate, Optional.empty()).orElseThrow());
                merge(updates.get(updates.size() - 1));
                if (updates.size() == restarted) {
                    merge.restore(merge.state());
                }
            }
        }
    }

    private void merge(Update update) {
        merge.merge(update).candidate().ifPresent(made -> published.put(made.version(), made));
        states.add(merge.state());
    }

    private List<String> unmet() {
        MergeReplay replay = new MergeReplay(Runs.NUMBERS, updates, published);
        states.forEach(replay::next);
        return replay.unmet(updates.size());
    }

    @Test
    void eachUpdateMergedOnce_givesTheSameBits_howeverManyACommitHolds() {
        run(0);
        assertThat(published).hasSizeGreaterThan(ROUNDS);
        assertThat(unmet()).isEmpty();
        states.subList(3, 9).clear();
        assertThat(unmet()).isEmpty();
    }

    @Test
    void restart_mayForgetWhatWasToBeJudged() {
        run(0);
        byte[] withoutOne = merge.state();
        MergeReplayTest other = new MergeReplayTest();
        other.run(13);
        assertThat(other.merge.state()).as("the restart counts for something").isNotEqualTo(withoutOne);
        assertThat(other.unmet()).isEmpty();
    }

    @Test
    void updateMergedTwice_isTold() {
        run(0);
        Update last = updates.get(updates.size() - 1);
        states.remove(states.size() - 1);
        merge(new Update(last.task(), last.round() + 1, last.base(), last.delta(), last.trained(), last.current(),
                last.currentLoss(), last.judged(), last.judgedLoss(), last.moments(), last.words(), last.coverage()));
        assertThat(unmet()).singleElement().asString().startsWith("merge: committed state 23 holds candidate ");
    }

    @Test
    void updateThatWasPassedOver_isTold() {
        run(0);
        Update first = updates.get(0);
        updates.add(7, new Update("c", 0, first.base(), first.delta(), first.trained(), first.current(),
                first.currentLoss(), first.judged(), first.judgedLoss(), first.moments(), first.words(),
                first.coverage()));
        assertThat(unmet()).singleElement().asString().startsWith("merge: committed state 7 holds candidate ");
    }

    @Test
    void stateThatIsThereAgain_isTold() {
        run(0);
        states.add(8, states.get(5));
        assertThat(unmet()).singleElement().asString().startsWith("merge: committed state 8 holds candidate ");
    }

    @Test
    void versionThatIsMissingBentOrNobodys_isTold() {
        run(0);
        Snapshot fifth = published.remove(5L);
        assertThat(unmet()).containsExactly("merge: version 5 was made and never readable");
        Weights bent = fifth.weights().copy();
        bent.outputBias().set(0, 0, Math.nextUp(bent.outputBias().get(0, 0)));
        published.put(5L, Snapshot.of(5, fifth.fingerprint(), bent, fifth.statistics(), fifth.vocabularies())
                .calibrated(fifth.calibration()));
        assertThat(unmet()).singleElement().asString().startsWith("merge: version 5 is not what update ");
        published.put(5L, fifth);
        published.put(99L, fifth);
        assertThat(unmet()).singleElement().asString().startsWith("merge: version 99 was published, but the last ");
    }

    @Test
    void updatesThatWereReadAndNotMerged_areTold() {
        run(0);
        states.remove(states.size() - 1);
        published.remove(merge.candidate().version());
        assertThat(unmet()).containsExactly("merge: its last state is made of 23 updates, but 24 were read");
    }
}
