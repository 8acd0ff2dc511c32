package io.foretell.learn;

import io.foretell.feature.Vocabularies;
import io.foretell.lstm.Links;
import io.foretell.lstm.Output;
import io.foretell.lstm.Weights;
import io.foretell.snapshot.Blueprint;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/**
 * The weights of places that get a word, or another one. A place's weights are its row of U in every block of its
 * vocabulary and, if the target has that vocabulary, its column of V and its c. Immutable; thread-safe.
 *
 * <p>Until now the model has read a new word as "anything else", and forecast it within that. So its row of U becomes
 * that of "anything else", plus a tenth of the row that stood there (an untrained one, or that of the word which had
 * the place), lest words granted together stay alike. Its column of V becomes that of "anything else", and for a
 * softmax n words granted together share its probability: c′ = c − log(n + 1) for it and them. What probability a word
 * that loses its place had, little on average, falls to all others in proportion.
 */
final class Furnishing {

    private static final float DISTINCT = 0.1f;

    private final Blueprint blueprint;

    Furnishing(Blueprint blueprint) {
        this.blueprint = blueprint;
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

    /** Makes the weights read and forecast words in new places as they did before. */
    void furnish(Weights weights, Vocabularies from, Vocabularies to) {
        for (int i = 0; i < to.values().size(); i++) {
            int vocabulary = i;
            int[] places = IntStream.rangeClosed(1, to.values().get(i).size())
                    .filter(place -> !to.value(vocabulary, place).equals(from.value(vocabulary, place)))
                    .toArray();
            for (int block : blueprint.features().blocks(i)) {
                for (int place : places) {
                    row(weights.input(0), block, block + place);
                }
            }
            if (places.length > 0 && blueprint.targets().vocabulary() == i) {
                columns(weights, places);
            }
        }
    }

    private static void row(FMatrixRMaj u, int other, int row) {
        for (int j = 0; j < u.numCols; j++) {
            u.set(row, j, u.get(other, j) + DISTINCT * u.get(row, j));
        }
    }

    private static void columns(Weights weights, int[] places) {
        FMatrixRMaj v = weights.outputWeights();
        FMatrixRMaj c = weights.outputBias();
        if (weights.shape().output() instanceof Output.Softmax) {
            c.set(0, 0, (float) (c.get(0, 0) - StrictMath.log1p(places.length)));
        }
        for (int place : places) {
            c.set(0, place, c.get(0, 0));
            for (int i = 0; i < v.numRows; i++) {
                v.set(i, place, v.get(i, 0));
            }
        }
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
