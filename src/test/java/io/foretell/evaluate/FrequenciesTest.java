package io.foretell.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrequenciesTest {

    @Property
    void ranks_areInTheOrderOfCounts(@ForAll @Size(max = 300) List<@IntRange(max = 12) Integer> words) {
        Frequencies frequencies = new Frequencies();
        Map<String, Long> counts = new HashMap<>();
        for (int word : words) {
            frequencies.add("w" + word);
            counts.merge("w" + word, 1L, Long::sum);
        }
        assertThat(frequencies.total()).isEqualTo(words.size());
        assertThat(frequencies.distinct()).isEqualTo(counts.size());
        List<Integer> ranks = new ArrayList<>();
        counts.forEach((word, count) -> {
            assertThat(frequencies.count(word)).isEqualTo(count);
            long more = counts.values().stream().filter(other -> other > count).count();
            long atLeast = counts.values().stream().filter(other -> other >= count).count();
            assertThat((long) frequencies.rank(word)).isBetween(more + 1, atLeast);
            ranks.add(frequencies.rank(word));
        });
        assertThat(ranks).doesNotHaveDuplicates();
    }

    @Test
    void wordThatNeverCame_ranksBehindAll() {
        Frequencies frequencies = new Frequencies();
        frequencies.add("a");
        frequencies.add("b");
        assertThat(frequencies.rank("c")).isEqualTo(3);
        assertThat(frequencies.count("c")).isZero();
    }

    @Test
    void wordsOfACondition_areCountedTogether() {
        Frequencies frequencies = new Frequencies();
        List.of("a", "b", "bb", "b").forEach(frequencies::add);
        assertThat(frequencies.count(word -> word.startsWith("b"))).isEqualTo(new Frequencies.Count(2, 3));
    }
}
