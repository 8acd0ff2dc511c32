package io.foretell.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.feature.Vocabularies;
import io.foretell.snapshot.Blueprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LexiconTest {

    private static final int SIZE = 6;

    /** One vocabulary, version after version. */
    private static final class Line {

        final Lexicon lexicon;
        Vocabularies known = new Vocabularies(List.of(List.of()));
        long version;

        Line(Blueprint blueprint) {
            lexicon = new Lexicon(blueprint);
        }

        Line see(Map<String, Long> counts) {
            lexicon.count(List.of(counts), known);
            known = lexicon.granted(known, ++version);
            return this;
        }

        List<String> words() {
            return known.values().get(0);
        }
    }

    private static Map<String, Long> each(long count, String... words) {
        Map<String, Long> counts = new TreeMap<>();
        for (String word : words) {
            counts.put(word, count);
        }
        return counts;
    }

    private static Line full() {
        return new Line(Runs.WORDS).see(each(50, "a", "b", "c", "d", "e", "f"));
    }

    @Test
    void freePlaces_goToTheMostFrequentAtOnce() {
        Line line = new Line(Runs.WORDS).see(Map.of("x", 5L, "y", 9L, "twice", 2L));
        assertThat(line.words()).containsExactly("y", "x");
        line.see(Map.of("b", 4L, "a", 4L, "twice", 1L));
        assertThat(line.words()).as("three times by now").containsExactly("y", "x", "a", "b", "twice");
        assertThat(line.known.since().get(0)).containsExactly(1L, 1L, 2L, 2L, 2L);
    }

    @Test
    void wordsTooLongForTheRoom_getNoPlaceAndKeepNobodyOut() {
        List<String> longs = Stream.of("\u0001", "\u0002", "\u0003", "\u0004").map(c -> c.repeat(1024)).toList();
        Line line = new Line(Runs.WORDS).see(each(9, longs.get(0), longs.get(1), longs.get(2), "short"));
        assertThat(line.words()).containsExactly(longs.get(0), longs.get(1), "short");
        assertThat(line.see(each(500, longs.get(3))).words())
                .as("for a rarer one as long").containsExactly(longs.get(3), longs.get(1), "short");
    }

    @Test
    void nothingDue_isTheSameVocabulary() {
        Line line = full();
        Vocabularies before = line.known;
        assertThat(line.see(each(9, "a", "z")).known).isSameAs(before);
    }

    @Test
    void clearlyMoreFrequentWord_takesTheRarestsPlaceFromThatVersionOn() {
        Line line = full();
        line.see(each(1000, "a", "b", "c", "e", "f")).see(each(300, "g"));
        assertThat(line.words()).containsExactly("a", "b", "c", "g", "e", "f");
        assertThat(line.known.since().get(0)).containsExactly(1L, 1L, 1L, 3L, 1L, 1L);
        assertThat(line.known.knew(2, 0, 4)).isFalse();
        assertThat(line.known.knew(3, 0, 4)).isTrue();
        assertThat(line.known.knew(2, 0, 5)).isTrue();
    }

    @Test
    void rarestWords_loseTheirPlacesInADecidedOrder() {
        Line line = full();
        IntStream.range(0, SIZE).forEach(round -> line.see(each(900, "u", "v", "w")));
        assertThat(line.words()).as("equals: the first in their order, one in a version")
                .containsExactly("u", "v", "w", "d", "e", "f");
    }

    @Test
    void permanentlyChangedWords_haveAllPlacesSoon() {
        Line line = full();
        for (int round = 0; round < 20; round++) {
            line.see(each(100, "a", "b", "c", "d", "e", "f"));
        }
        int rounds = 0;
        while (!List.of("u", "v", "w", "x", "y", "z").containsAll(line.words())) {
            assertThat(rounds++).as("rounds of 600 words, half-life 2,500").isLessThan(20);
            line.see(each(100, "u", "v", "w", "x", "y", "z"));
        }
    }

    @Test
    void wordThatComesBack_isGrantedAnew() {
        Line line = full();
        for (int round = 0; round < 30; round++) {
            line.see(each(100, "u", "v", "w", "x", "y", "z"));
        }
        for (int round = 0; round < 30; round++) {
            line.see(each(100, "a", "b", "c", "d", "e", "f"));
        }
        assertThat(line.words()).containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f");
        assertThat(line.known.knew(line.version / 2, 0, line.known.place(0, "a"))).isFalse();
    }

    @Property(tries = 100)
    void noise_takesNobodysPlace(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int perRound) {
        Line line = full();
        List<String> before = line.words();
        Random random = new Random(seed);
        int noise = 0;
        for (int round = 0; round < 60; round++) {
            Map<String, Long> counts = new TreeMap<>();
            for (int i = 0; i < perRound; i++) {
                counts.put("noise" + noise++, 1L + random.nextInt(2));
            }
            line.see(counts); // the letters stay away
        }
        assertThat(line.words()).isEqualTo(before);
    }

    @Property(tries = 100)
    void wordHalfAsFrequentAsAnyOther_keepsItsPlace(@ForAll long seed) {
        Line line = full();
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            Map<String, Long> counts = new TreeMap<>(Map.of("a", 20L));
            IntStream.range(0, 30).forEach(i -> counts.put("w" + random.nextInt(40), (long) random.nextInt(41)));
            line.see(counts);
        }
        assertThat(line.known.place(0, "a")).isEqualTo(1);
    }

    @Property(tries = 100)
    void whateverIsSeen_placesAreBoundedAndOnesOwn(
            @ForAll @Size(max = 40)
            List<@Size(max = 30) Map<@IntRange(max = 50) Integer, @IntRange(max = 2000) Integer>> rounds) {
        Line line = new Line(Runs.WORDS);
        for (Map<Integer, Integer> round : rounds) {
            Vocabularies before = line.known;
            Map<String, Long> counts = new TreeMap<>();
            round.forEach((word, count) -> counts.put("w" + word, (long) count));
            line.see(counts);
            assertThat(line.words()).hasSizeLessThanOrEqualTo(SIZE).hasSizeGreaterThanOrEqualTo(
                    before.values().get(0).size()).doesNotHaveDuplicates();
            int exchanged = 0;
            for (int place = 1; place <= before.values().get(0).size(); place++) {
                boolean same = before.value(0, place).equals(line.known.value(0, place));
                assertThat(line.known.since().get(0).get(place - 1))
                        .isEqualTo(same ? before.since().get(0).get(place - 1) : Long.valueOf(line.version));
                exchanged += same ? 0 : 1;
            }
            assertThat(exchanged).isLessThanOrEqualTo(1);
        }
    }

    @Property(tries = 30)
    void restartAtAnyTime_changesNothing(@ForAll long seed, @ForAll @IntRange(max = 39) int stop) {
        Line line = new Line(Runs.WORDS);
        Line restarted = new Line(Runs.WORDS);
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            Map<String, Long> counts = new TreeMap<>();
            int first = round / 4;
            IntStream.range(0, 200).forEach(i -> counts.merge("w" + (first + random.nextInt(12)), 3L, Long::sum));
            line.see(counts);
            restarted.see(counts);
            if (round == stop) {
                Line next = new Line(Runs.WORDS);
                Bytes.Out out = new Bytes.Out();
                restarted.lexicon.write(out);
                next.lexicon.read(new Bytes.In(out.done(), "lexicon"));
                next.known = restarted.known;
                next.version = restarted.version;
                restarted = next;
            }
        }
        assertThat(restarted.known).isEqualTo(line.known);
        assertThat(bytes(restarted.lexicon)).isEqualTo(bytes(line.lexicon));
    }

    private static byte[] bytes(Lexicon lexicon) {
        Bytes.Out out = new Bytes.Out();
        lexicon.write(out);
        return out.done();
    }

    private static final Blueprint LARGE = Runs.blueprint("""
            name: large
            input: {topic: t}
            features: [{field: word, type: category, size: 500}]
            target: {field: word, type: category}
            """);

    /** 500 sightings, by chance, of words that are all alike. */
    private static Map<String, Long> some(Random random, String prefix, int words) {
        Map<String, Long> counts = new TreeMap<>();
        IntStream.range(0, 500).forEach(i -> counts.merge(prefix + random.nextInt(words), 1L, Long::sum));
        return counts;
    }

    @Test
    void largeVocabulary_hasChangedAfter60WordsForEachPlace() {
        Line line = new Line(LARGE);
        Random random = new Random(6);
        IntStream.range(0, 150).forEach(round -> line.see(some(random, "old", 500)));
        assertThat(line.words()).hasSize(500);
        IntStream.range(0, 60).forEach(round -> line.see(some(random, "new", 500)));
        assertThat(line.words()).filteredOn(word -> word.startsWith("new")).hasSizeGreaterThan(450);
    }

    /** As many words again as there are places, all alike: chance alone must not move them about. */
    @Test
    void moreWordsThanPlacesAllAlike_hardlyMove() {
        Line line = new Line(LARGE);
        Random random = new Random(5);
        List<Integer> exchanges = new ArrayList<>();
        for (int round = 0; round < 400; round++) {
            Map<String, Long> counts = some(random, "w", 1000);
            Vocabularies before = line.known;
            line.see(counts);
            exchanges.add(before.unknownTo(line.known, 0));
        }
        assertThat(line.words()).hasSize(500);
        assertThat(exchanges.stream().mapToInt(Integer::intValue).sum()).isLessThan(60);
    }
}
