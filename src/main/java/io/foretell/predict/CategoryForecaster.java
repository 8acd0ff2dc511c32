package io.foretell.predict;

import io.foretell.event.Event;
import io.foretell.feature.Targets;
import io.foretell.feature.Vocabularies;
import io.foretell.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * log softmax(z) over the places of a vocabulary. Places that no value has taken yet mean the same as place 0, anything
 * else: their probabilities are one.
 */
final class CategoryForecaster implements Forecaster {

    /** How many values are published. */
    static final int LIKELIEST = 10;

    /** exp of less adds nothing to a sum that holds a 1. */
    private static final double NEGLIGIBLE = -60;

    private final Targets targets;
    private final int vocabulary;
    private final int[] best = new int[LIKELIEST]; // places, the likeliest first

    CategoryForecaster(Targets targets) {
        this.targets = targets;
        vocabulary = targets.vocabulary();
    }

    @Override
    public Scored score(Snapshot snapshot, KeyState state, Event event) {
        Waiting waiting = state.waiting();
        float[] row = waiting.row(0);
        int length = waiting.length(0);
        int actual = targets.output(event, snapshot.vocabularies(), length, waiting.version(0));
        int likeliest = 0;
        int rank = 1;
        for (int p = 0; p < length; p++) {
            likeliest = row[p] > row[likeliest] ? p : likeliest;
            rank += row[p] > row[actual] || row[p] == row[actual] && p < actual ? 1 : 0;
        }
        double loss = 0.0 - row[actual];
        return new Scored(
                new Scored.Actual.OfCategory(
                        value(snapshot, actual), said(snapshot, waiting, likeliest), probability(row[actual]), rank),
                waiting.version(0),
                loss,
                state.surprise(loss),
                List.of());
    }

    @Override
    public Forecast forecast(Snapshot snapshot, KeyState state, Event event, float[] z) {
        int taken = taken(snapshot.vocabularies());
        float[] row = state.waiting().push(snapshot.version(), taken);
        normalise(z, taken, row);
        int found = findLikeliest(row, taken);
        List<Forecast.Likely> likeliest = new ArrayList<>(found);
        for (int i = 0; i < found; i++) {
            likeliest.add(new Forecast.Likely(value(snapshot, best[i]), probability(row[best[i]])));
        }
        return new Forecast.Categories(likeliest);
    }

    /** The value that a forecast spoke of; if its place has been taken from it since, it is anything else by now. */
    private String said(Snapshot snapshot, Waiting waiting, int place) {
        Vocabularies vocabularies = snapshot.vocabularies();
        boolean taken = vocabularies.value(vocabulary, place).isPresent();
        return taken && vocabularies.knew(waiting.version(0), vocabulary, place) ? value(snapshot, place) : "";
    }

    private int taken(Vocabularies vocabularies) {
        return vocabularies.values().get(vocabulary).size() + 1;
    }

    private String value(Snapshot snapshot, int place) {
        return snapshot.vocabularies().value(vocabulary, place).orElse("");
    }

    private static float probability(float logarithm) {
        return (float) StrictMath.exp(logarithm);
    }

    /** row[p] = log softmax(z)[p] for p below {@code taken}, all places from there on counted to place 0. */
    private static void normalise(float[] z, int taken, float[] row) {
        double max = Double.NEGATIVE_INFINITY;
        for (int p = 0; p < z.length; p++) {
            z[p] = Forecaster.finite(z[p]);
            max = Math.max(max, z[p]);
        }
        double other = exp(z[0] - max) + sumOfExp(z, taken, z.length, max);
        double all = max + StrictMath.log(other + sumOfExp(z, 1, taken, max));
        for (int p = 1; p < taken; p++) {
            row[p] = logarithm(z[p] - all);
        }
        row[0] = logarithm(other > 0 ? max + StrictMath.log(other) - all : z[0] - all);
    }

    private static double sumOfExp(float[] z, int from, int to, double max) {
        double sum = 0;
        double last = 0;
        for (int p = from; p < to; p++) {
            if (p == from || z[p] != z[p - 1]) { // places that nobody has taken are all alike
                last = exp(z[p] - max);
            }
            sum += last;
        }
        return sum;
    }

    private static double exp(double x) {
        return x < NEGLIGIBLE ? 0 : StrictMath.exp(x);
    }

    private static float logarithm(double x) {
        return (float) Math.min(0, Math.max(-Float.MAX_VALUE, x));
    }

    /**
     * Fills {@link #best}; of equals the lower place comes first.
     *
     * @return how many there are
     */
    private int findLikeliest(float[] row, int taken) {
        int found = 0;
        for (int p = 0; p < taken; p++) {
            if (found == LIKELIEST && row[p] <= row[best[found - 1]]) {
                continue;
            }
            int at = found == LIKELIEST ? found - 1 : found++;
            for (; at > 0 && row[best[at - 1]] < row[p]; at--) {
                best[at] = best[at - 1];
            }
            best[at] = p;
        }
        return found;
    }
}
