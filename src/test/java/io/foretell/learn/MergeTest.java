package io.foretell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretell.feature.Moments;
import io.foretell.lstm.Loss;
import io.foretell.lstm.Tensor;
import io.foretell.lstm.Weights;
import io.foretell.snapshot.Snapshot;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergeTest {

    private static final List<Moments> MEASURED = List.of(
            new Moments(100, 50, 100 * 25), new Moments(100, 3, 100), new Moments(100, 4, 100));
    private static final List<Moments> NOTHING = Collections.nCopies(3, Moments.NONE);

    private final Merge merge = new Merge(Runs.NUMBERS);

    private static Weights constant(float value) {
        Weights weights = Weights.zeros(Runs.NUMBERS.shape());
        for (Tensor tensor : weights.tensors()) {
            java.util.Arrays.fill(tensor.matrix().data, value);
        }
        return weights;
    }

    private static Update measured(String task) {
        return new Update(task, 0, 0, constant(0), 0, 0, Loss.NONE, 0, Loss.NONE, MEASURED, List.of());
    }

    private Update trained(String task, long round, long base, float delta, long trained) {
        return new Update(task, round, base, constant(delta), trained, merge.current().version(), Loss.NONE, base,
                Loss.NONE, NOTHING, List.of());
    }

    private Update judged(long round, double current, double judged, long count) {
        return new Update("a", round, merge.candidate().version(), constant(0.001f), 10, merge.current().version(),
                new Loss(current * count, count), merge.candidate().version(), new Loss(judged * count, count),
                NOTHING, List.of());
    }

    private float bias() {
        return merge.candidate().weights().outputBias().get(0, 0);
    }

    @Test
    void firstMeasurement_isCurrentAtOnce() {
        Merge.Outcome outcome = merge.merge(measured("a"));
        assertThat(outcome.promoted()).containsSame(merge.current());
        assertThat(outcome.candidate()).containsSame(merge.candidate());
        assertThat(merge.current().version()).isEqualTo(1);
        assertThat(merge.current().statistics().moments()).isEqualTo(MEASURED);
    }

    @Test
    void oneTask_isFollowedExactly() {
        merge.merge(measured("a"));
        Weights expected = merge.candidate().weights().copy();
        expected.add(1, constant(0.25f));
        merge.merge(trained("a", 1, 1, 0.25f, 7));
        assertThat(Runs.bits(merge.candidate().weights())).isEqualTo(Runs.bits(expected));
        assertThat(merge.candidate().version()).isEqualTo(2);
        assertThat(merge.current().version()).isEqualTo(1);
    }

    @Test
    void twoTasks_weighByWhatTheyTrainedOn() {
        merge.merge(measured("a"));
        merge.merge(trained("a", 1, 1, 0, 300));
        long base = merge.candidate().version();
        merge.merge(trained("b", 1, base, 0, 100));
        float before = bias();
        merge.merge(trained("a", 2, merge.candidate().version(), 0.4f, 300));
        merge.merge(trained("b", 2, merge.candidate().version() - 1, 0.8f, 100));
        assertThat(bias() - before).isCloseTo(0.75f * 0.4f + 0.25f * 0.8f, within(1e-6f));
    }

    @Test
    void staleUpdate_isDiscountedAndAtLastIgnored() {
        merge.merge(measured("a"));
        for (int round = 1; round <= 10; round++) {
            merge.merge(trained("a", round, merge.candidate().version(), 0, 10));
        }
        float before = bias();
        merge.merge(trained("a", 11, merge.candidate().version() - 3, 0.4f, 10));
        assertThat(bias() - before).isCloseTo(0.1f, within(1e-6f));
        before = bias();
        merge.merge(trained("a", 12, merge.candidate().version() - Shares.MOST_BEHIND - 1, 0.4f, 10));
        assertThat(bias()).isEqualTo(before);
    }

    @Test
    void sameUpdateTwice_countsOnce() {
        merge.merge(measured("a"));
        merge.merge(trained("a", 1, 1, 0.25f, 7));
        Snapshot once = merge.candidate();
        assertThat(merge.merge(trained("a", 1, 1, 0.25f, 7))).isEqualTo(Merge.Outcome.NOTHING);
        assertThat(merge.candidate()).isSameAs(once);
    }

    @Test
    void betterCandidate_isPromotedWorseIsNot() {
        merge.merge(measured("a"));
        merge.merge(trained("a", 1, 1, 0.1f, 10));
        Snapshot better = merge.candidate();
        assertThat(merge.merge(judged(2, 2.0, 1.5, 100)).promoted()).containsSame(better);
        assertThat(merge.current()).isSameAs(better);
        assertThat(merge.merge(judged(3, 1.5, 1.6, 100)).promoted()).isEmpty();
        assertThat(merge.merge(judged(4, 1.5, 1.5, 100)).promoted()).as("equal is not better").isEmpty();
        assertThat(merge.current()).isSameAs(better);
    }

    @Test
    void fewJudgedTargets_areGatheredUntilTheySuffice() {
        merge.merge(measured("a"));
        merge.merge(trained("a", 1, 1, 0.1f, 10));
        assertThat(merge.merge(judged(2, 2.0, 1.5, Gate.ENOUGH / 2)).promoted()).isEmpty();
        Snapshot judged = merge.candidate();
        assertThat(merge.merge(judged(3, 2.0, 1.5, Gate.ENOUGH / 2)).promoted()).containsSame(judged);
    }

    @Test
    void divergedLine_beginsAgainFromCurrent() {
        merge.merge(measured("a"));
        merge.merge(trained("a", 1, 1, 5, 10));
        for (int round = 2; round < 2 + Divergence.SEVERAL; round++) {
            assertThat(Runs.bits(merge.candidate().weights())).isNotEqualTo(Runs.bits(merge.current().weights()));
            merge.merge(judged(round, 1, 4, 100));
        }
        assertThat(Runs.bits(merge.candidate().weights())).isEqualTo(Runs.bits(merge.current().weights()));
        assertThat(merge.candidate().version()).isGreaterThan(merge.current().version());
        float before = bias();
        merge.merge(trained("a", 9, merge.candidate().version() - 1, 5, 10));
        assertThat(bias()).as("a delta of the line given up").isEqualTo(before);
    }

    @Test
    void infiniteLoss_givesTheLineUpAtOnce() {
        merge.merge(measured("a"));
        merge.merge(trained("a", 1, 1, 5, 10));
        merge.merge(judged(2, 1, Double.POSITIVE_INFINITY, 100));
        assertThat(Runs.bits(merge.candidate().weights())).isEqualTo(Runs.bits(merge.current().weights()));
    }

    @Test
    void frequentNewWords_getPlacesRareOnesDoNot() {
        Merge words = new Merge(Runs.WORDS);
        words.merge(counted(0, Map.of("x", 5L, "y", 9L, "once", 1L)));
        assertThat(words.current().vocabularies().values().get(0)).containsExactly("y", "x");
        words.merge(counted(1, Map.of("b", 4L, "a", 4L, "once", 1L)));
        assertThat(words.candidate().vocabularies().values().get(0)).containsExactly("y", "x");
        words.merge(new Update("a", 2, words.candidate().version(), Weights.zeros(Runs.WORDS.shape()), 5, 1, Loss.NONE,
                1, Loss.NONE, List.of(), List.of(Map.of("once", 1L, "c", 3L, "d", 3L, "e", 3L))));
        assertThat(words.candidate().vocabularies().values().get(0))
                .as("six places, ties in the order of words")
                .containsExactly("y", "x", "a", "b", "c", "d");
    }

    private static Update counted(long round, Map<String, Long> words) {
        return new Update("a", round, round, Weights.zeros(Runs.WORDS.shape()), 0, round, Loss.NONE, round, Loss.NONE,
                List.of(), List.of(words));
    }
}
