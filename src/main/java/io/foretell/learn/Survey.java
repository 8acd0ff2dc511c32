package io.foretell.learn;

import io.foretell.event.Event;
import io.foretell.feature.KeyContext;
import io.foretell.feature.Moments;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import io.foretell.spec.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What scaling and vocabularies learn from this round's new events, read from the history in an order that a restart
 * finds again.
 *
 * @param events  how many there were
 * @param moments by scaled number
 * @param words   counts by vocabulary, of words that have no place yet
 */
record Survey(long events, List<Moments> moments, List<Map<String, Long>> words) {

    /** Words of one vocabulary in one round, at most: the most frequent. */
    static final int MOST_WORDS = 4096;

    /** Different words counted in a round, at most; those that come later are not. */
    private static final int MOST_COUNTED = 1 << 16;

    /**
     * Version 0 of a spec with statistics or open vocabularies has seen nothing: measuring must come before training.
     */
    static boolean isMissing(Blueprint blueprint, Snapshot snapshot) {
        boolean open = blueprint.features().vocabularies().stream().anyMatch(Vocabulary.Open.class::isInstance);
        return snapshot.version() == 0 && (open || !blueprint.features().scaled().isEmpty());
    }

    static Survey of(Blueprint blueprint, History history, Snapshot known) {
        Moments[] moments = new Moments[blueprint.features().scaled().size()];
        Arrays.fill(moments, Moments.NONE);
        List<Map<String, Long>> words = new ArrayList<>();
        blueprint.features().vocabularies().forEach(vocabulary -> words.add(new TreeMap<>()));
        long events = 0;
        for (KeyHistory key : history.fresh()) {
            events += key.end() - key.fresh();
            measure(blueprint, history, key, known, moments, words);
        }
        return new Survey(events, List.of(moments), words.stream().map(Survey::mostFrequent).toList());
    }

    private static void measure(Blueprint blueprint, History history, KeyHistory key, Snapshot known,
            Moments[] moments, List<Map<String, Long>> words) {
        int segment = key.fresh() / SegmentLayout.EVENTS;
        int earlier = key.fresh() % SegmentLayout.EVENTS; // events of that segment that were measured before
        Stretch stretch = history.read(key, segment, key.end());
        KeyContext context = stretch.context();
        for (int i = 0; i < stretch.events().size(); i++) {
            Event event = stretch.events().get(i);
            context.observe(event);
            if (i >= earlier) {
                blueprint.features().measure(event, context, moments);
                count(blueprint, event, known, words);
            }
        }
    }

    private static void count(Blueprint blueprint, Event event, Snapshot known, List<Map<String, Long>> words) {
        blueprint.features().words(event, (word, vocabulary) -> {
            Map<String, Long> counts = words.get(vocabulary);
            boolean room = counts.size() < MOST_COUNTED || counts.containsKey(word);
            if (room && known.vocabularies().place(vocabulary, word) == 0) {
                counts.merge(word, 1L, Long::sum);
            }
        });
    }

    private static Map<String, Long> mostFrequent(Map<String, Long> counts) {
        return mostFrequent(counts, MOST_WORDS);
    }

    /** The {@code most} most frequent words; of equals, those that come first in their order. */
    static Map<String, Long> mostFrequent(Map<String, Long> counts, int most) {
        if (counts.size() <= most) {
            return counts;
        }
        Map<String, Long> kept = new TreeMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        return kept;
    }
}
