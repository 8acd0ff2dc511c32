package io.foretell.learn;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How often each word of one vocabulary was seen lately: a sighting counts 1 and fades, by half with every H words
 * that the vocabulary sees. Instead of fading all, later sightings weigh more (forward decay, Cormode et al. 2009), so
 * that counting costs what was seen:
 *
 * <pre>
 * weight(word) = Σ 2^(n_i / H) over its sightings i, with n_i words seen by then      frequency = weight / 2^(n / H)
 * </pre>
 *
 * H grows with the vocabulary, {@value #WORDS_PER_PLACE} words for each place: a word that comes as often as the
 * average of those with a place is then counted 36 times, enough to tell it from one that comes half as often. Not
 * thread-safe.
 */
final class WordFrequencies {

    private static final int WORDS_PER_PLACE = 25;

    /** H of a small vocabulary, whose words may all stay away for a while. */
    private static final int SHORTEST_HALF_LIFE = 2500;

    /** Half-lives after which weights are written in smaller units; exact, since 2^32 is a power of two. */
    private static final int UNIT = 32;

    /** Words without a place that are counted, at most: beyond, the rarer half of them is forgotten. */
    private static final int MOST_COUNTED = 1 << 16;

    /** Characters of these words together, likewise. */
    private static final long MOST_TEXT = 1 << 22;

    private final double halfLife;
    private final Map<String, Double> weights = new TreeMap<>(); // in an order that a restart finds again
    private long text; // characters of all words
    private double seen; // words, since the unit was changed

    WordFrequencies(int places) {
        halfLife = Math.max(SHORTEST_HALF_LIFE, WORDS_PER_PLACE * (double) places);
    }

    /** @param kept words that are never forgotten: those with a place */
    void count(Map<String, Long> counts, Predicate<String> kept) {
        seen += counts.values().stream().mapToLong(Long::longValue).sum();
        while (seen > UNIT * halfLife) {
            seen -= UNIT * halfLife;
            weights.replaceAll((word, weight) -> weight / (1L << UNIT));
        }
        double one = one();
        counts.forEach((word, count) -> {
            text += weights.containsKey(word) ? 0 : word.length();
            weights.merge(word, count * one, Double::sum);
        });
        if (weights.size() > MOST_COUNTED || text > MOST_TEXT) {
            forget(kept);
        }
    }

    private void forget(Predicate<String> kept) {
        List<String> others = words(entry -> !kept.test(entry.getKey()));
        if (others.size() > MOST_COUNTED || text(others) > MOST_TEXT) {
            int most = MOST_COUNTED / 2;
            while (most > 0 && text(others.subList(0, Math.min(most, others.size()))) > MOST_TEXT / 2) {
                most /= 2;
            }
            List<String> rare = others.subList(Math.min(most, others.size()), others.size());
            text -= text(rare);
            rare.forEach(weights::remove);
        }
    }

    private static long text(List<String> words) {
        return words.stream().mapToLong(String::length).sum();
    }

    private List<String> words(Predicate<Map.Entry<String, Double>> which) {
        return weights.entrySet().stream()
                .filter(which)
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What a sighting of now weighs. */
    private double one() {
        return StrictMath.pow(2, seen / halfLife);
    }

    double of(String word) {
        return weights.getOrDefault(word, 0.0) / one();
    }

    /** Of some words together. */
    double of(Predicate<String> some) {
        double sum = 0;
        for (Map.Entry<String, Double> entry : weights.entrySet()) {
            sum += some.test(entry.getKey()) ? entry.getValue() : 0;
        }
        return sum / one();
    }

    /** Those of some words that were seen at least so often, the most frequent first, equals in their order. */
    List<String> from(double frequency, Predicate<String> some) {
        double weight = frequency * one();
        return words(entry -> entry.getValue() >= weight && some.test(entry.getKey()));
    }

    void write(Bytes.Out out) {
        out.real(seen).number(weights.size());
        weights.forEach((word, weight) -> out.text(word).real(weight));
    }

    void read(Bytes.In in) {
        weights.clear();
        seen = in.real();
        for (int n = in.size(Integer.BYTES + Double.BYTES); n > 0; n--) {
            weights.put(in.text(), in.real());
        }
        text = text(List.copyOf(weights.keySet()));
    }
}
