package io.foretell.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TopSurprisesTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final TopSurprises top = new TopSurprises();

    @Property
    void surprisesOfDifferentKeys_areTheGreatestInOrder(
            @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 50) Integer> all) {
        TopSurprises kept = new TopSurprises();
        for (int i = 0; i < all.size(); i++) {
            kept.add(surprise("key" + i, 0, all.get(i)));
        }
        List<Double> greatest = all.stream().map(Integer::doubleValue).sorted((a, b) -> Double.compare(b, a))
                .limit(TopSurprises.MOST).toList();
        assertThat(kept.list()).extracting(Surprise::surprise).containsExactlyElementsOf(greatest);
    }

    @Test
    void neighboursInTime_countOnceWithTheGreatest() {
        top.add(surprise("a", 0, 5));
        top.add(surprise("a", HOUR, 9));
        top.add(surprise("a", 2 * HOUR, 7));
        top.add(surprise("a", 24 * HOUR, 6));
        assertThat(top.list()).extracting(Surprise::surprise).containsExactly(9.0, 6.0);
    }

    @Test
    void greatestBetweenTwoNeighbours_replacesBoth() {
        top.add(surprise("a", 0, 5));
        top.add(surprise("a", 18 * HOUR, 6));
        top.add(surprise("a", 9 * HOUR, 8));
        assertThat(top.list()).extracting(Surprise::surprise).containsExactly(8.0);
    }

    @Test
    void eventAsExpected_isNone() {
        top.add(surprise("a", 0, 0));
        assertThat(top.list()).isEmpty();
    }

    private static Surprise surprise(String key, long time, double surprise) {
        return new Surprise(key, time, 0, 0, surprise, false);
    }
}
