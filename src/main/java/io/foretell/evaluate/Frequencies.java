package io.foretell.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Counts of words, kept in order while they grow: counting and asking for a rank take constant time.
 *
 * <p>The order is kept by swapping a word whose count rises with the first of those that had the same count.
 */
final class Frequencies {

    private static final class Entry {
        final String word;
        long count;
        int place; // in `order`

        Entry(String word, int place) {
            this.word = word;
            this.place = place;
        }
    }

    private final Map<String, Entry> entries = new HashMap<>(); // looked up only; walks go along `order`
    private final List<Entry> order = new ArrayList<>(); // counts never rising
    private final Map<Long, Integer> firstOf = new HashMap<>(); // by count: its first place in `order`
    private long total;

    void add(String word) {
        Entry entry = entries.computeIfAbsent(word, this::last);
        int first = firstOf.getOrDefault(entry.count, entry.place);
        swap(first, entry.place);
        boolean alone = first + 1 >= order.size() || order.get(first + 1).count != entry.count;
        if (alone) {
            firstOf.remove(entry.count);
        } else {
            firstOf.put(entry.count, first + 1);
        }
        entry.count++;
        firstOf.putIfAbsent(entry.count, first);
        total++;
    }

    private Entry last(String word) {
        Entry entry = new Entry(word, order.size());
        order.add(entry);
        return entry;
    }

    private void swap(int a, int b) {
        Entry first = order.get(a);
        Entry second = order.get(b);
        order.set(a, second);
        order.set(b, first);
        second.place = a;
        first.place = b;
    }

    long total() {
        return total;
    }

    int distinct() {
        return order.size();
    }

    long count(String word) {
        Entry entry = entries.get(word);
        return entry == null ? 0 : entry.count;
    }

    /**
     * 1 for the most frequent; the number of words plus 1 for one that never came. Equal counts have different ranks.
     */
    int rank(String word) {
        Entry entry = entries.get(word);
        return (entry == null ? order.size() : entry.place) + 1;
    }

    /** How many words that satisfy {@code condition} there are, and how often they came. */
    Count count(Predicate<String> condition) {
        int words = 0;
        long events = 0;
        for (Entry entry : order) {
            if (condition.test(entry.word)) {
                words++;
                events += entry.count;
            }
        }
        return new Count(words, events);
    }

    record Count(int words, long events) {}
}
