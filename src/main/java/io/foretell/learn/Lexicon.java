package io.foretell.learn;

import io.foretell.feature.Vocabularies;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.VocabularyRoom;
import io.foretell.spec.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Decides which words have the places of the open vocabularies: those that are frequent {@linkplain WordFrequencies
 * lately}. Not thread-safe.
 *
 * <p>A free place goes to the most frequent word that was seen {@value #OFTEN} times; of equals, to the first in
 * their order. Only when all are taken, or no more text {@linkplain VocabularyRoom fits}, is a place taken back: the
 * rarest word's, for a word of frequency a that is clearly more frequent than its b,
 *
 * <pre>
 * a &gt; 2 b     and     a − b ≥ 4 √((a + b) / 2)
 * </pre>
 * where the root is the deviation of a − b when sightings come by chance (the variance of a fading count is half its
 * mean). Against a word that is gone, a is 8 at least. So what is seen once or twice takes nobody's place, and
 * vocabularies with more words than places settle.
 */
final class Lexicon {

    /** Times that a word must have been seen: what is rarer cannot be learned, and would fill the places with noise. */
    static final long OFTEN = 3;

    /** As long as a sighting has not faded by more than this, it counts as one. */
    private static final double FADED = 0.5;

    private static final double TIMES = 2;

    private static final double DEVIATIONS = 4;

    /** Of all places, the part that may change hands from one version to the next; at least one place. */
    private static final int PART = 8;

    private final Blueprint blueprint;
    private final VocabularyRoom room;
    private final List<WordFrequencies> frequencies;

    Lexicon(Blueprint blueprint) {
        this.blueprint = blueprint;
        room = new VocabularyRoom(blueprint);
        frequencies = blueprint.features().vocabularies().stream()
                .map(vocabulary -> new WordFrequencies(vocabulary.places()))
                .toList();
    }

    /** Takes in what was seen, by vocabulary: of words with a place as of those without. */
    void count(List<Map<String, Long>> words, Vocabularies known) {
        for (int i = 0; i < frequencies.size(); i++) {
            int vocabulary = i;
            frequencies.get(i).count(words.get(i), word -> known.place(vocabulary, word) > 0);
        }
    }

    /**
     * The vocabularies with every place granted to whom it is due.
     *
     * @param version that will have them, the next after that of {@code known}
     * @return {@code known} itself if nothing is due
     */
    Vocabularies granted(Vocabularies known, long version) {
        List<List<String>> values = new ArrayList<>();
        List<List<Long>> since = new ArrayList<>();
        for (int i = 0; i < frequencies.size(); i++) {
            values.add(new ArrayList<>(known.values().get(i)));
            since.add(new ArrayList<>(known.since().get(i)));
            for (Grant grant : grants(i, known)) {
                if (grant.place() > values.get(i).size()) {
                    values.get(i).add(grant.word());
                    since.get(i).add(version);
                } else {
                    values.get(i).set(grant.place() - 1, grant.word());
                    since.get(i).set(grant.place() - 1, version);
                }
            }
        }
        return values.equals(known.values()) ? known : new Vocabularies(values, since);
    }

    /**
     * What part of "anything else", which is all words without a place in {@code known}, each of some of them was
     * lately; at the end, what is left for the rest. Each counts as seen once at least, so none is 0; their sum is 1.
     */
    double[] shares(int vocabulary, Vocabularies known, List<String> words) {
        WordFrequencies frequency = frequencies.get(vocabulary);
        double rest = words.isEmpty() ? 0 : frequency.of(word -> known.place(vocabulary, word) == 0);
        double[] shares = new double[words.size() + 1];
        double all = 0;
        for (int i = 0; i < words.size(); i++) {
            double seen = frequency.of(words.get(i));
            rest -= seen;
            shares[i] = Math.max(1, seen);
            all += shares[i];
        }
        shares[words.size()] = Math.max(1, rest);
        all += shares[words.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= all;
        }
        return shares;
    }

    private record Grant(int place, String word) {}

    private List<Grant> grants(int vocabulary, Vocabularies known) {
        if (!(blueprint.features().vocabularies().get(vocabulary) instanceof Vocabulary.Open open)) {
            return List.of();
        }
        List<String> due = frequencies.get(vocabulary)
                .from(OFTEN - FADED, word -> known.place(vocabulary, word) == 0);
        List<String> taken = known.values().get(vocabulary);
        long left = room.left(vocabulary, taken);
        List<Grant> free = fitting(free(due, taken.size(), open.size()), left, taken);
        return free.isEmpty() && !due.isEmpty()
                ? fitting(exchanges(frequencies.get(vocabulary), due, taken), left, taken)
                : free;
    }

    private static List<Grant> free(List<String> due, int taken, int places) {
        return IntStream.range(0, Math.min(due.size(), places - taken))
                .mapToObj(i -> new Grant(taken + 1 + i, due.get(i)))
                .toList();
    }

    /** Those that there is room for; free places are given away in a row, whoever is left out. */
    private static List<Grant> fitting(List<Grant> grants, long room, List<String> taken) {
        List<Grant> fitting = new ArrayList<>();
        long left = room;
        int next = taken.size() + 1;
        for (Grant grant : grants) {
            boolean free = grant.place() > taken.size();
            long more = VocabularyRoom.taken(grant.word())
                    - (free ? 0 : VocabularyRoom.taken(taken.get(grant.place() - 1)));
            if (more <= left) {
                left -= more;
                fitting.add(free ? new Grant(next++, grant.word()) : grant);
            }
        }
        return fitting;
    }

    /** The most frequent without a place against the rarest with one, the next against the next, and so on. */
    private static List<Grant> exchanges(WordFrequencies frequency, List<String> due, List<String> taken) {
        double highest = frequency.of(due.get(0));
        List<Grant> rare = IntStream.range(0, taken.size())
                .mapToObj(i -> new Grant(i + 1, taken.get(i)))
                .filter(grant -> isClear(highest, frequency.of(grant.word())))
                .sorted(Comparator.comparingDouble((Grant grant) -> frequency.of(grant.word()))
                        .thenComparing(Grant::word))
                .toList();
        int most = Math.min(Math.max(1, taken.size() / PART), Math.min(rare.size(), due.size()));
        return IntStream.range(0, most)
                .takeWhile(i -> isClear(frequency.of(due.get(i)), frequency.of(rare.get(i).word())))
                .mapToObj(i -> new Grant(rare.get(i).place(), due.get(i)))
                .toList();
    }

    private static boolean isClear(double frequent, double rare) {
        double more = frequent - rare;
        return frequent > TIMES * rare && more * more >= DEVIATIONS * DEVIATIONS * (frequent + rare) / 2;
    }

    void write(Bytes.Out out) {
        frequencies.forEach(frequency -> frequency.write(out));
    }

    void read(Bytes.In in) {
        frequencies.forEach(frequency -> frequency.read(in));
    }
}
