package io.foretell.learn;

import io.foretell.feature.Vocabularies;
import io.foretell.lstm.Links;
import io.foretell.lstm.Output;
import io.foretell.lstm.Weights;
import io.foretell.snapshot.Blueprint;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/**
 * The weights of places that get a word, or another one. A place's weights are its row of U in every block of its
 * vocabulary and, if the target has that vocabulary, its column of V and its c. Not thread-safe.
 *
 * <p>Until now the model has read a new word as "anything else", and forecast it within that. So its row of U becomes
 * that of "anything else" plus an untrained one, which sets it apart; its column of V becomes that of "anything else";
 * and for a softmax they share its probability by what they are of it, of all sightings of words without a place:
 *
 * <pre>
 * c′ = c + log share(word)     Σ share + share(the rest) = 1
 * </pre>
 * What probability a word that loses its place had, little on average, falls to all others in proportion.
 */
final class Furnishing {

    private final Blueprint blueprint;
    private final Lexicon lexicon;
    private final double bound; // of an untrained row, as FreshStart draws them

    /** @param lexicon knows the frequencies */
    Furnishing(Blueprint blueprint, Lexicon lexicon) {
        this.blueprint = blueprint;
        this.lexicon = lexicon;
        bound = StrictMath.sqrt(3.0 / Math.max(1, blueprint.shape().dense() + blueprint.shape().active()));
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

    /**
     * Lets an untrained softmax expect the first words as often as they came.
     *
     * @param from before the first were known
     */
    void expect(Weights weights, Vocabularies from, Vocabularies to) {
        int vocabulary = blueprint.targets().vocabulary();
        if (vocabulary >= 0) {
            biases(weights, granted(vocabulary, from, to), vocabulary, from, to);
        }
    }

    /**
     * Makes the weights read and forecast words in new places as they did before.
     *
     * @param version that will have them
     */
    void furnish(Weights weights, Vocabularies from, Vocabularies to, long version) {
        SplitMix random = SplitMix.of(blueprint.spec().seed(), "places", version);
        for (int i = 0; i < to.values().size(); i++) {
            int[] places = granted(i, from, to);
            for (int block : blueprint.features().blocks(i)) {
                for (int place : places) {
                    row(weights.input(0), block, block + place, random);
                }
            }
            if (blueprint.targets().vocabulary() == i) {
                columns(weights.outputWeights(), places);
                biases(weights, places, i, from, to);
            }
        }
    }

    /** The places that are another word's now, or the first time any word's. */
    private static int[] granted(int vocabulary, Vocabularies from, Vocabularies to) {
        return IntStream.rangeClosed(1, to.values().get(vocabulary).size())
                .filter(place -> !to.value(vocabulary, place).equals(from.value(vocabulary, place)))
                .toArray();
    }

    private void row(FMatrixRMaj u, int other, int row, SplitMix random) {
        for (int j = 0; j < u.numCols; j++) {
            u.set(row, j, (float) (u.get(other, j) + bound * (2 * random.unit() - 1)));
        }
    }

    private static void columns(FMatrixRMaj v, int[] places) {
        for (int place : places) {
            for (int i = 0; i < v.numRows; i++) {
                v.set(i, place, v.get(i, 0));
            }
        }
    }

    private void biases(Weights weights, int[] places, int vocabulary, Vocabularies from, Vocabularies to) {
        FMatrixRMaj c = weights.outputBias();
        float other = c.get(0, 0);
        if (!(weights.shape().output() instanceof Output.Softmax)) {
            IntStream.of(places).forEach(place -> c.set(0, place, other));
            return;
        }
        List<String> words = IntStream.of(places)
                .mapToObj(place -> to.values().get(vocabulary).get(place - 1))
                .toList();
        double[] shares = lexicon.shares(vocabulary, from, words);
        for (int k = 0; k < places.length; k++) {
            c.set(0, places[k], (float) (other + StrictMath.log(shares[k])));
        }
        c.set(0, 0, (float) (other + StrictMath.log(shares[places.length])));
    }

    /**
     * Takes back what was added for words that had lost their place: a delta made from version {@code base} means
     * others in the places granted after it.
     *
     * @param weights with the delta added
     * @param before  the weights without it
     * @param known   their vocabularies
     */
    void takeBack(Weights weights, Weights before, Vocabularies known, long base) {
        for (int i = 0; i < known.values().size(); i++) {
            for (int place = 1; place <= known.values().get(i).size(); place++) {
                if (!known.knew(base, i, place)) {
                    for (int block : blueprint.features().blocks(i)) {
                        copyRow(before.input(0), weights.input(0), block + place);
                    }
                    if (blueprint.targets().vocabulary() == i) {
                        copyColumn(before.outputWeights(), weights.outputWeights(), place);
                        copyColumn(before.outputBias(), weights.outputBias(), place);
                    }
                }
            }
        }
    }

    private static void copyRow(FMatrixRMaj from, FMatrixRMaj to, int row) {
        System.arraycopy(from.data, row * from.numCols, to.data, row * to.numCols, from.numCols);
    }

    private static void copyColumn(FMatrixRMaj from, FMatrixRMaj to, int column) {
        for (int i = 0; i < from.numRows; i++) {
            to.set(i, column, from.get(i, column));
        }
    }
}
