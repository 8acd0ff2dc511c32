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
    private final float[] logs; // (K) log p by place

    CategoryForecaster(Targets targets) {
        this.targets = targets;
        vocabulary = targets.vocabulary();
        logs = new float[targets.places()];
    }

    @Override
    public Scored score(Snapshot snapshot, KeyState state, Event event) {
        Waiting waiting = state.waiting();
        Ranking ranking = new Ranking(waiting.row(0));
        int actual = targets.output(event, snapshot.vocabularies(), ranking.taken(), waiting.version(0));
        float logarithm = ranking.logOf(actual);
        double loss = 0.0 - logarithm;
        return new Scored(
                new Scored.Actual.OfCategory(
                        value(snapshot, actual),
                        said(snapshot, waiting.version(0), ranking.placeOf(1)),
                        probability(logarithm),
                        ranking.rankOf(actual)),
                waiting.version(0),
                loss,
                state.surpriseOfLoss(loss),
                List.of());
    }

    @Override
    public Forecast forecast(Snapshot snapshot, KeyState state, Event event, float[] z) {
        int taken = taken(snapshot.vocabularies());
        normalise(z, taken, logs);
        Ranking ranking = new Ranking(state.waiting().push(snapshot.version(), Ranking.length(taken)));
        ranking.fill(logs, taken);
        int published = Math.min(LIKELIEST, taken);
        List<Forecast.Likely> likeliest = new ArrayList<>(published);
        for (int rank = 1; rank <= published; rank++) {
            int place = ranking.placeOf(rank);
            likeliest.add(new Forecast.Likely(value(snapshot, place), probability(logs[place])));
        }
        return new Forecast.Categories(likeliest);
    }

    /** The value that a forecast spoke of; if its place has been taken from it since, it is anything else by now. */
    private String said(Snapshot snapshot, long version, int place) {
        Vocabularies vocabularies = snapshot.vocabularies();
        boolean taken = vocabularies.value(vocabulary, place).isPresent();
        return taken && vocabularies.knew(version, vocabulary, place) ? value(snapshot, place) : "";
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
}
