package io.foretell.learn;

import io.foretell.event.Event;
import io.foretell.feature.KeyContext;
import io.foretell.feature.Moments;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import io.foretell.spec.Vocabulary;
import java.util.List;
import java.util.Map;

/**
 * What scaling and vocabularies learn from this round's new events, read from the history in an order that a restart
 * finds again.
 *
 * @param events  how many there were
 * @param moments by scaled number, without what is far off
 * @param words   counts by vocabulary, of all words with a place and the most frequent of those without
 */
record Survey(long events, List<Moments> moments, List<Map<String, Long>> words) {

    /**
     * Version 0 of a spec with statistics or open vocabularies has seen nothing: measuring must come before training.
     */
    static boolean isMissing(Blueprint blueprint, Snapshot snapshot) {
        boolean open = blueprint.features().vocabularies().stream().anyMatch(Vocabulary.Open.class::isInstance);
        return snapshot.version() == 0 && (open || !blueprint.features().scaled().isEmpty());
    }

    static Survey of(Blueprint blueprint, History history, Snapshot known) {
        List<UsualMoments> moments = known.statistics().moments().stream().map(UsualMoments::new).toList();
        List<SeenWords> words = blueprint.features().vocabularies().stream()
                .map(vocabulary -> new SeenWords())
                .toList();
        long events = 0;
        for (KeyHistory key : history.fresh()) {
            events += key.end() - key.fresh();
            measure(blueprint, history, key, known, moments, words);
        }
        return new Survey(events, moments.stream().map(UsualMoments::told).toList(),
                words.stream().map(SeenWords::told).toList());
    }

    private static void measure(Blueprint blueprint, History history, KeyHistory key, Snapshot known,
            List<UsualMoments> moments, List<SeenWords> words) {
        int segment = key.fresh() / SegmentLayout.EVENTS;
        int earlier = key.fresh() % SegmentLayout.EVENTS; // events of that segment that were measured before
        Stretch stretch = history.read(key, segment, key.end());
        KeyContext context = stretch.context();
        for (int i = 0; i < stretch.events().size(); i++) {
            Event event = stretch.events().get(i);
            context.observe(event);
            if (i >= earlier) {
                blueprint.features().measure(event, context, (scaled, value) -> moments.get(scaled).add(value));
                count(blueprint, event, known, words);
            }
        }
    }

    private static void count(Blueprint blueprint, Event event, Snapshot known, List<SeenWords> words) {
        blueprint.features().words(event, (word, vocabulary) -> {
            words.get(vocabulary).add(word, known.vocabularies().place(vocabulary, word) > 0);
        });
    }
}
