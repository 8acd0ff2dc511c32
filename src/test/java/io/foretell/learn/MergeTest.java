package io.foretell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretell.feature.Moments;
import io.foretell.lstm.Loss;
import io.foretell.lstm.Tensor;
import io.foretell.lstm.Weights;
import io.foretell.snapshot.Calibration;
import io.foretell.snapshot.Snapshot;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MergeTest {

    private static final List<Moments> MEASURED = List.of(
            new Moments(100, 50, 100 * 25), new Moments(100, 3, 100), new Moments(100, 4, 100));
    private static final List<Moments> NOTHING = Collections.nCopies(3, Moments.NONE);

    private final Merge merge = new Merge(Runs.NUMBERS);

    private static Weights constant(float value) {
        Weights weights = Weights.zeros(Runs.NUMBERS.shape());
        for (Tensor tensor : weights.tensors()) {
            Arrays.fill(tensor.matrix().data, value);
        }
        return weights;
    }

    private static Update measured(String task) {
        return new Update(task, 0, 0, constant(0), 0, 0, Loss.NONE, 0, Loss.NONE, MEASURED, List.of(), List.of());
    }

    private Update trained(String task, long round, long base, float delta, long trained) {
        return new Update(task, round, base, constant(delta), trained, merge.current().version(), Loss.NONE, base,
                Loss.NONE, NOTHING, List.of(), List.of());
    }

    private Update judged(long round, double current, double judged, long count) {
        return new Update("a", round, merge.candidate().version(), constant(0.001f), 10, merge.current().version(),
                new Loss(current * count, count), merge.candidate().version(), new Loss(judged * count, count),
                NOTHING, List.of(), List.of());
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
                1, Loss.NONE, List.of(), List.of(Map.of("once", 1L, "c", 3L, "d", 3L, "e", 3L)), List.of()));
        assertThat(words.candidate().vocabularies().values().get(0))
                .as("six places, ties in the order of words")
                .containsExactly("y", "x", "a", "b", "c", "d");
    }

    private static final Map<String, Long> SIX = Map.of("a", 50L, "b", 50L, "c", 50L, "d", 50L, "e", 50L, "f", 50L);

    private static Update words(Merge merge, long round, long base, float delta, Map<String, Long> words) {
        Weights weights = Weights.zeros(Runs.WORDS.shape());
        for (Tensor tensor : weights.tensors()) {
            Arrays.fill(tensor.matrix().data, delta);
        }
        return new Update("a", round, base, weights, 5, merge.current().version(), Loss.NONE, base, Loss.NONE,
                List.of(), List.of(words), List.of());
    }

    @Test
    void deltaOfAVersionBefore_doesNotReachAPlaceGrantedSince() {
        Merge merge = new Merge(Runs.WORDS);
        merge.merge(counted(0, SIX));
        merge.merge(words(merge, 1, 1, 0, Map.of("g", 400L)));
        assertThat(merge.candidate().vocabularies().values().get(0)).containsExactly("g", "b", "c", "d", "e", "f");
        Snapshot before = merge.candidate();
        merge.merge(words(merge, 2, 1, 0.5f, Map.of()));
        Snapshot after = merge.candidate();
        assertThat(after.weights().outputBias().get(0, 1)).isEqualTo(before.weights().outputBias().get(0, 1));
        assertThat(after.weights().outputBias().get(0, 2)).isGreaterThan(before.weights().outputBias().get(0, 2));
        merge.merge(words(merge, 3, after.version(), 0.5f, Map.of()));
        assertThat(merge.candidate().weights().outputBias().get(0, 1))
                .isEqualTo(after.weights().outputBias().get(0, 1) + 0.5f);
    }

    @Test
    void lineGivenUp_keepsItsVocabulary() {
        Merge merge = new Merge(Runs.WORDS);
        merge.merge(counted(0, SIX));
        merge.merge(words(merge, 1, 1, 0, Map.of("g", 400L)));
        Update hopeless = new Update("a", 2, 2, Weights.zeros(Runs.WORDS.shape()), 5, 1, new Loss(64, 64), 2,
                new Loss(Double.POSITIVE_INFINITY, 64), List.of(), List.of(Map.of()), List.of());
        merge.merge(hopeless);
        assertThat(merge.candidate().vocabularies().values().get(0)).containsExactly("g", "b", "c", "d", "e", "f");
        for (int place = 2; place <= 6; place++) {
            assertThat(merge.candidate().weights().outputBias().get(0, place))
                    .isEqualTo(merge.current().weights().outputBias().get(0, place));
        }
        assertThat(merge.candidate().weights().outputBias().get(0, 0))
                .isLessThan(merge.current().weights().outputBias().get(0, 0));
    }

    @Test
    void restartWhileWordsChange_changesNoBit() {
        Merge merge = new Merge(Runs.WORDS);
        Merge restarted = new Merge(Runs.WORDS);
        for (int round = 0; round < 30; round++) {
            Map<String, Long> seen = new TreeMap<>();
            for (int i = 0; i < 9; i++) {
                seen.put("w" + (round / 3 + i), 40L + 7 * i);
            }
            Merge fresh = new Merge(Runs.WORDS);
            fresh.restore(restarted.state());
            restarted = fresh;
            for (Merge each : List.of(merge, restarted)) {
                long base = round == 0 ? 0 : Math.max(1, each.candidate().version() - round % 2);
                each.merge(words(each, round, base, 0.01f * round, seen));
            }
            assertThat(restarted.state()).as("round %d", round).containsExactly(merge.state());
        }
        assertThat(merge.candidate().vocabularies().since().get(0)).allMatch(since -> since > 1);
    }

    private static Update counted(long round, Map<String, Long> words) {
        return new Update("a", round, round, Weights.zeros(Runs.WORDS.shape()), 0, round, Loss.NONE, round, Loss.NONE,
                List.of(), List.of(words), List.of());
    }

    private static Update covered(Merge merge, long round, long within) {
        long version = merge.candidate().version();
        return new Update("a", round, version, constant(0.001f), 10, merge.current().version(), Loss.NONE, version,
                Loss.NONE, NOTHING, List.of(), List.of(new Coverage(within, 1000), new Coverage(900, 1000)));
    }

    @Test
    void intervalsThatHeldTooFew_areWiderInTheNextCandidate() {
        merge.merge(measured("a"));
        assertThat(merge.candidate().calibration()).isEqualTo(Calibration.NONE);
        merge.merge(covered(merge, 1, 500));
        Calibration after = merge.candidate().calibration();
        assertThat(after.spread(0)).isGreaterThan(1.2);
        assertThat(after.spread(1)).isCloseTo(1, within(1e-9));

        Merge restarted = new Merge(Runs.NUMBERS);
        restarted.restore(merge.state());
        assertThat(restarted.candidate().calibration()).isEqualTo(after);
        restarted.merge(covered(merge, 2, 500));
        merge.merge(covered(merge, 2, 500));
        assertThat(restarted.state()).containsExactly(merge.state());
    }

    @Test
    void withoutCalibration_noIntervalChanges() {
        Merge plain = new Merge(Runs.NUMBERS, Recipe.WHOLE.without(Part.CALIBRATION));
        plain.merge(measured("a"));
        plain.merge(covered(plain, 1, 0));
        assertThat(plain.candidate().version()).isEqualTo(2);
        assertThat(plain.candidate().calibration().spread(0)).isEqualTo(1);
    }

    @Test
    void withoutGate_whatWasJudgedIsCurrentHoweverItDid() {
        Merge open = new Merge(Runs.NUMBERS, Recipe.WHOLE.without(Part.GATE));
        open.merge(measured("a"));
        open.merge(covered(open, 1, 900));
        Snapshot second = open.candidate();
        Merge.Outcome outcome = open.merge(covered(open, 2, 900));
        assertThat(outcome.promoted()).containsSame(second).containsSame(open.current());
    }
}
