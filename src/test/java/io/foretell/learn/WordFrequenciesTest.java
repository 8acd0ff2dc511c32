package io.foretell.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WordFrequenciesTest {

    private static final int HALF_LIFE = 2500; // of a small vocabulary

    private final WordFrequencies frequencies = new WordFrequencies(7);

    private void see(String word, long times) {
        frequencies.count(Map.of(word, times), kept -> false);
    }

    @Test
    void sighting_fadesByHalfWithEveryHalfLife() {
        see("a", 8);
        see("b", HALF_LIFE);
        assertThat(frequencies.of("a")).isCloseTo(4, within(1e-9));
        see("b", HALF_LIFE);
        assertThat(frequencies.of("a")).isCloseTo(2, within(1e-9));
        assertThat(frequencies.of("never")).isZero();
    }

    @Property(tries = 50)
    void frequency_isTheSumOfItsFadedSightings(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 6000) Integer> gaps) {
        WordFrequencies fading = new WordFrequencies(7);
        double expected = 0;
        for (int gap : gaps) {
            fading.count(Map.of("other", (long) gap), kept -> false);
            fading.count(Map.of("word", 2L), kept -> false);
            expected = expected * Math.pow(0.5, (gap + 2.0) / HALF_LIFE) + 2;
        }
        assertThat(fading.of("word")).isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
    }

    @Test
    void countlessDifferentWords_areForgottenTheRarerFirst() {
        see("frequent", 50);
        see("kept", 1);
        for (int round = 0; round < 40; round++) {
            Map<String, Long> counts = new TreeMap<>();
            for (int i = 0; i < 4096; i++) {
                counts.put("noise" + round + "-" + i, 1L);
            }
            frequencies.count(counts, "kept"::equals);
        }
        Bytes.Out out = new Bytes.Out();
        frequencies.write(out);
        assertThat(out.done().length).isLessThan(3_000_000);
        assertThat(frequencies.of("kept")).isPositive();
        assertThat(frequencies.of("noise0-0")).as("faded most").isZero();
        assertThat(frequencies.of("noise39-0")).isEqualTo(1);
    }

    @Test
    void vocabularyOfManyPlaces_remembersForLonger() {
        WordFrequencies large = new WordFrequencies(5001);
        large.count(Map.of("a", 8L), kept -> false);
        large.count(Map.of("b", 25L * 5001), kept -> false);
        assertThat(large.of("a")).isCloseTo(4, within(1e-9));
    }

    @Test
    void manyLongWords_areForgottenByTheirText() {
        WordFrequencies frequencies = new WordFrequencies(10);
        for (int round = 0; round < 20; round++) {
            Map<String, Long> longs = new TreeMap<>(Map.of("often", 9L));
            for (int i = 0; i < 1000; i++) {
                longs.put("w".repeat(1000) + round + "/" + i, 1L);
            }
            frequencies.count(longs, word -> false);
        }
        Bytes.Out out = new Bytes.Out();
        frequencies.write(out);
        assertThat(out.done()).hasSizeLessThan(6 << 20);
        assertThat(frequencies.of("often")).isPositive();
    }
}
