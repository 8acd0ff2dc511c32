package io.foretell.learn;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the words of one vocabulary in one round, in bounded memory. All words with a place are told: their counts
 * are little beside the row of weights that each has in the same update. Of the others, which may be anything, the
 * most frequent are. Not thread-safe.
 */
final class SeenWords {

    /** Words without a place that are told, at most; of equals, those that come first in their order. */
    static final int MOST_TOLD = 4096;

    /** Different words without a place that are counted, at most; those that come later are not. */
    private static final int MOST_COUNTED = 1 << 16;

    /** Characters of these together. */
    private static final long MOST_TEXT = 1 << 22;

    /** Characters of those that are told: 2 MB at most, in a few records of an update. */
    private static final long MOST_TEXT_TOLD = 1 << 19;

    private final Map<String, Long> placed = new TreeMap<>();
    private final Map<String, Long> others = new TreeMap<>();
    private long text; // of the others

    void add(String word, boolean hasPlace) {
        if (hasPlace) {
            placed.merge(word, 1L, Long::sum);
        } else if (others.containsKey(word)) {
            others.merge(word, 1L, Long::sum);
        } else if (others.size() < MOST_COUNTED && text + word.length() <= MOST_TEXT) {
            others.put(word, 1L);
            text += word.length();
        }
    }

    Map<String, Long> told() {
        Map<String, Long> told = new TreeMap<>(placed);
        List<Map.Entry<String, Long>> frequent = others.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_TOLD)
                .toList();
        long room = MOST_TEXT_TOLD;
        for (Map.Entry<String, Long> entry : frequent) {
            room -= entry.getKey().length();
            if (room < 0) {
                break;
            }
            told.put(entry.getKey(), entry.getValue());
        }
        return told;
    }
}
