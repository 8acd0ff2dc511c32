package io.foretell.learn;

import io.foretell.feature.Vocabularies;
import io.foretell.lstm.Links;
import io.foretell.lstm.Output;
import io.foretell.lstm.Weights;
import io.foretell.snapshot.Blueprint;
import io.foretell.spec.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.FMatrixRMaj;

/**
 * Counts words without a place and grants free places to the most frequent of them; of equals, to those first in
 * their order. A place once granted is never taken back. Not thread-safe.
 *
 * <p>Until now the model has read a new word as "anything else", and forecast it within that. So its row of U becomes
 * that of "anything else", plus a tenth of the untrained row that stood there, lest words granted together stay
 * alike. Its column of V becomes that of "anything else", and for a softmax n words granted together share its
 * probability: c′ = c − log(n + 1) for it and them.
 */
final class Lexicon {

    /** Times that a word must have been seen: what is rarer cannot be learned, and would fill the places with noise. */
    static final long OFTEN = 3;

    private static final float DISTINCT = 0.1f;

    /** Words that are being counted, at most, in one vocabulary. */
    private static final int MOST_COUNTED = 1 << 16;

    private final Blueprint blueprint;
    private final List<Map<String, Long>> counts = new ArrayList<>();

    Lexicon(Blueprint blueprint) {
        this.blueprint = blueprint;
        blueprint.features().vocabularies().forEach(vocabulary -> counts.add(new TreeMap<>()));
    }

    void count(List<Map<String, Long>> words, Vocabularies known) {
        for (int i = 0; i < counts.size(); i++) {
            Map<String, Long> total = counts.get(i);
            int vocabulary = i;
            words.get(i).forEach((word, count) -> {
                if (known.place(vocabulary, word) == 0) {
                    total.merge(word, count, Long::sum);
                }
            });
            if (total.size() > MOST_COUNTED) {
                counts.set(i, new TreeMap<>(Survey.mostFrequent(total, MOST_COUNTED / 2)));
            }
        }
    }

    /** The vocabularies with every free place granted to whom it is due; the same object if to nobody. */
    Vocabularies grown(Vocabularies known) {
        List<List<String>> values = new ArrayList<>();
        boolean grown = false;
        for (int i = 0; i < counts.size(); i++) {
            List<String> taken = new ArrayList<>(known.values().get(i));
            Vocabulary vocabulary = blueprint.features().vocabularies().get(i);
            int free = vocabulary instanceof Vocabulary.Open ? vocabulary.places() - 1 - taken.size() : 0;
            List<String> due = due(counts.get(i), free);
            due.forEach(counts.get(i)::remove);
            grown |= taken.addAll(due);
            values.add(taken);
        }
        return grown ? new Vocabularies(values) : known;
    }

    private static List<String> due(Map<String, Long> counts, int free) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= OFTEN)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(Math.max(0, free))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Keeps a softmax from spending probability on places that nobody has: {@linkplain Links#SILENT silent} ones. */
    void silence(Weights weights, Vocabularies known) {
        int vocabulary = blueprint.targets().vocabulary();
        if (!(weights.shape().output() instanceof Output.Softmax)) {
            return;
        }
        FMatrixRMaj v = weights.outputWeights();
        for (int place = known.values().get(vocabulary).size() + 1; place < v.numCols; place++) {
            weights.outputBias().set(0, place, Links.SILENT);
            for (int i = 0; i < v.numRows; i++) {
                v.set(i, place, 0);
            }
        }
    }

    /** Makes the weights read and forecast newly granted words as they did before. */
    void furnish(Weights weights, Vocabularies from, Vocabularies to) {
        for (int i = 0; i < counts.size(); i++) {
            int first = from.values().get(i).size() + 1;
            int end = to.values().get(i).size() + 1;
            if (end == first) {
                continue;
            }
            for (int block : blueprint.features().blocks(i)) {
                for (int place = first; place < end; place++) {
                    row(weights.input(0), block, block + place);
                }
            }
            if (blueprint.targets().vocabulary() == i) {
                columns(weights, first, end);
            }
        }
    }

    private static void row(FMatrixRMaj u, int other, int row) {
        for (int j = 0; j < u.numCols; j++) {
            u.set(row, j, u.get(other, j) + DISTINCT * u.get(row, j));
        }
    }

    private static void columns(Weights weights, int first, int end) {
        FMatrixRMaj v = weights.outputWeights();
        FMatrixRMaj c = weights.outputBias();
        if (weights.shape().output() instanceof Output.Softmax) {
            c.set(0, 0, (float) (c.get(0, 0) - StrictMath.log1p(end - first)));
        }
        for (int place = first; place < end; place++) {
            c.set(0, place, c.get(0, 0));
            for (int i = 0; i < v.numRows; i++) {
                v.set(i, place, v.get(i, 0));
            }
        }
    }

    void write(Bytes.Out out) {
        out.counts(counts);
    }

    void read(Bytes.In in) {
        counts.clear();
        in.counts().forEach(read -> counts.add(new TreeMap<>(read)));
    }
}
