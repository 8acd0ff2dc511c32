package io.foretell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowDrawTest {

    private static final int BEFORE = 100; // events of a key before the change
    private static final int SINCE = 60;

    private static final Blueprint BLUEPRINT = Runs.blueprint("""
            name: numbers
            input: {topic: t}
            features:
              - {field: value, type: number, scale: standard}
              - {field: other, type: number, scale: log-standard}
            target: {field: value, type: number}
            lstm: {hidden: 4}
            training: {every: 50 events, window: 40, burn-in: 4, batch: 8, history: 128}
            """);

    private final History history = new History(BLUEPRINT, new InMemoryHistory());

    private void append(int key, int from, int until) {
        for (int t = from; t < until; t++) {
            history.append(Runs.wave(key, t), Snapshot.initial(BLUEPRINT));
        }
    }

    /** Two keys, a change of the world in round 1 in their midst. */
    private void change() {
        IntStream.range(0, 2).forEach(key -> append(key, 0, BEFORE));
        history.begin(1);
        history.changedIn(1);
        IntStream.range(0, 2).forEach(key -> append(key, BEFORE, BEFORE + SINCE));
    }

    private List<Window> draw(Recipe recipe, double older) {
        WindowDraw draw = new WindowDraw(history, BLUEPRINT.spec().training(), recipe, older, new SplitMix(5));
        return IntStream.range(0, 500).mapToObj(i -> draw.draw().windows()).flatMap(List::stream).toList();
    }

    private static boolean isOlder(Window window) {
        return window.from() < window.key().segmentSince() * SegmentLayout.EVENTS;
    }

    @Test
    void afterAChange_noWindowEndsBeforeItOrCountsSegmentsBefore() {
        change();
        history.begin(2);
        List<Window> windows = draw(Recipe.WHOLE, 0);
        assertThat(windows).isNotEmpty().noneMatch(WindowDrawTest::isOlder);
        assertThat(windows).allMatch(window -> window.end() > BEFORE && window.from() < window.end());
    }

    @Test
    void roundOfTheChange_hasNoWindowThatEndsBeforeIt() {
        change();
        assertThat(draw(Recipe.WHOLE, 0)).isNotEmpty().allMatch(window -> window.end() > BEFORE);
    }

    /** Of eight segments kept, four are from before; none of the windows is of the start of a key. */
    @ParameterizedTest
    @CsvSource({"1, 0.5", "0.2, 0.1", "0, 0"})
    void olderShare_isOfAllThatIsKept(double older, double share) {
        change();
        history.begin(2);
        List<Window> windows = draw(Recipe.WHOLE, older);
        assertThat((double) windows.stream().filter(WindowDrawTest::isOlder).count() / windows.size())
                .isCloseTo(share, within(older * 0.12));
    }

    @Test
    void withoutReplay_everyWindowIsAroundNewEvents() {
        append(0, 0, BEFORE);
        history.begin(1);
        append(0, BEFORE, BEFORE + 5);
        assertThat(draw(Recipe.WHOLE.without(Part.REPLAY), 1)).allMatch(window -> window.end() > BEFORE);
        assertThat(draw(Recipe.WHOLE, 1)).anyMatch(window -> window.end() <= BEFORE);
    }

    @Test
    void keyWithoutEventsSinceTheChange_isLeftOut() {
        IntStream.range(0, 3).forEach(key -> append(key, 0, BEFORE));
        history.begin(1);
        history.changedIn(1);
        append(0, BEFORE, BEFORE + SINCE);
        append(2, BEFORE, BEFORE + SINCE);
        history.begin(2);
        assertThat(draw(Recipe.WHOLE, 0)).isNotEmpty().noneMatch(window -> window.key().key.equals("key1"));
    }
}
