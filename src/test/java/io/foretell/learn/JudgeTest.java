package io.foretell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretell.feature.Vocabularies;
import io.foretell.lstm.Loss;
import io.foretell.lstm.Weights;
import io.foretell.snapshot.Calibration;
import io.foretell.snapshot.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final List<String> FIVE = List.of("a", "b", "c", "d", "gone");

    private final History history = new History(Runs.WORDS, new InMemoryHistory());
    private final Judge judge = new Judge(Runs.WORDS, history);

    private static Snapshot model(long version, Weights weights, Vocabularies vocabularies) {
        return Snapshot.of(version, Runs.WORDS.fingerprint(), weights,
                Runs.WORDS.features().noStatistics(), vocabularies);
    }

    /** Places change hands and are granted, and nothing has been learned of it yet: neither model is the better. */
    @Test
    void placesGrantedJustNow_changeNoComparison() {
        Furnishing furnishing = new Furnishing(Runs.WORDS, new Lexicon(Runs.WORDS));
        Vocabularies before = new Vocabularies(List.of(FIVE));
        Vocabularies after = new Vocabularies(
                List.of(List.of("a", "b", "c", "d", "new", "newer")), List.of(List.of(0L, 0L, 0L, 0L, 2L, 2L)));
        Weights weights = Weights.fresh(Runs.WORDS.shape(), 4);
        weights.outputBias().set(0, 5, -20); // nobody expects what is gone
        furnishing.silence(weights, before);
        Weights furnished = weights.copy();
        furnishing.furnish(furnished, before, after, 2);
        // alike in every row that is read, so that what is forecast is alike, too
        for (int j = 0; j < furnished.input(0).numCols; j++) {
            weights.input(0).set(0, j, 0);
            for (int place : new int[] {0, 5, 6}) {
                furnished.input(0).set(place, j, 0);
            }
        }
        Snapshot older = model(1, weights, before);
        Snapshot newer = model(2, furnished, after);
        String[] song = {"a", "new", "b", "never", "c", "newer", "d", "new"};
        for (int t = 0; t < 60; t++) {
            history.append(Runs.word("k", t, song[t % song.length]), older);
        }
        List<Window> windows = judge.windows(new SplitMix(1));

        Loss ofOlder = judge.loss(older, newer, windows);
        Loss ofNewer = judge.loss(newer, older, windows);

        assertThat(ofOlder.count()).isEqualTo(59);
        assertThat(ofNewer.mean()).isCloseTo(ofOlder.mean(), within(1e-5));
        assertThat(judge.loss(older, older, windows).mean()).isLessThan(ofOlder.mean());
    }

    @Test
    void olderWindows_areASampleOfTheEventsBeforeTheChange() {
        Runs.Run run = new Runs.Run(Runs.NUMBERS).waves(0, 110);
        History numbers = new History(Runs.NUMBERS, run.store);
        Judge ofNumbers = new Judge(Runs.NUMBERS, numbers);

        List<Window> windows = ofNumbers.older(1, new SplitMix(1));

        assertThat(windows).hasSize(128).allSatisfy(window -> {
            assertThat(window.until()).as("49 events came in round 0").isLessThanOrEqualTo(64);
            assertThat(window.until()).isLessThanOrEqualTo(SegmentLayout.EVENTS * window.key().segmentSince());
            assertThat(window.from()).isGreaterThanOrEqualTo(window.key().firstEvent());
        });
        assertThat(ofNumbers.older(1, new SplitMix(1))).isEqualTo(windows);
        assertThat(ofNumbers.older(0, new SplitMix(1))).as("no event was before").isEmpty();
    }

    @Test
    void coverage_isHowOftenIntervalsOfThatSpreadHeldTheEvents() {
        Runs.Run run = new Runs.Run(Runs.NUMBERS).waves(0, 49);
        run.round();
        Snapshot model = run.merge.candidate();
        History numbers = new History(Runs.NUMBERS, run.store);
        Judge ofNumbers = new Judge(Runs.NUMBERS, numbers);
        List<Window> windows = ofNumbers.windows(new SplitMix(1));

        List<Coverage> narrow = covered(ofNumbers, model, windows, Calibration.LEAST);
        List<Coverage> mixed = covered(ofNumbers, model, windows, Calibration.MOST);

        assertThat(narrow).hasSize(2).allMatch(coverage -> coverage.within() < coverage.of());
        assertThat(narrow.stream().mapToLong(Coverage::of).sum())
                .isEqualTo(ofNumbers.loss(model, model, windows).count());
        assertThat(mixed.get(0)).isEqualTo(narrow.get(0));
        assertThat(mixed.get(1)).isEqualTo(new Coverage(narrow.get(1).of(), narrow.get(1).of()));
    }

    private static List<Coverage> covered(Judge judge, Snapshot model, List<Window> windows, double ofSecond) {
        return judge.coverage(model.calibrated(new Calibration(List.of(Calibration.LEAST, ofSecond))), windows);
    }

    @Test
    void modelThatForecastsNoNumber_hasNoCoverage() {
        history.append(Runs.word("k", 0, "a"), Snapshot.initial(Runs.WORDS));
        assertThat(judge.coverage(Snapshot.initial(Runs.WORDS), judge.windows(new SplitMix(1)))).isEmpty();
    }
}
