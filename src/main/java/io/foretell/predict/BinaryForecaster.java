package io.foretell.predict;

import io.foretell.event.Event;
import io.foretell.feature.Targets;
import io.foretell.lstm.Links;
import io.foretell.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** ŷ = σ(z): will it be true? One for each place of {@code per} that is taken, or one alone. */
final class BinaryForecaster implements Forecaster {

    private final Targets targets;
    private final int vocabulary; // of per, −1 without

    BinaryForecaster(Targets targets) {
        this.targets = targets;
        vocabulary = targets.vocabulary();
    }

    @Override
    public Scored score(Snapshot snapshot, KeyState state, Event event) {
        Waiting waiting = state.waiting();
        int actual = targets.output(event, snapshot.vocabularies(), waiting.length(0), waiting.version(0));
        float z = waiting.row(0)[actual];
        float truth = targets.truth(event);
        double loss = Links.sigmoidLoss(z, truth);
        return new Scored(
                new Scored.Actual.OfBinary(truth != 0, probability(z), value(snapshot, actual)),
                waiting.version(0),
                loss,
                state.surpriseOfLoss(loss),
                List.of());
    }

    @Override
    public Forecast forecast(Snapshot snapshot, KeyState state, Event event, float[] z) {
        int taken = vocabulary < 0 ? 1 : snapshot.vocabularies().values().get(vocabulary).size() + 1;
        float[] row = state.waiting().push(snapshot.version(), taken);
        for (int p = 0; p < taken; p++) {
            row[p] = Forecaster.finite(z[p]);
        }
        return vocabulary < 0 ? new Forecast.Binary(probability(row[0])) : perValue(snapshot, row, taken);
    }

    /** The values in the order of their places, anything else at the end. */
    private Forecast perValue(Snapshot snapshot, float[] row, int taken) {
        List<Forecast.Likely> probabilities = new ArrayList<>(taken);
        for (int p = 1; p <= taken; p++) {
            int place = p % taken;
            probabilities.add(new Forecast.Likely(value(snapshot, place), probability(row[place])));
        }
        return new Forecast.BinaryPer(probabilities);
    }

    private String value(Snapshot snapshot, int place) {
        return vocabulary < 0 ? "" : snapshot.vocabularies().value(vocabulary, place).orElse("");
    }

    private static float probability(float z) {
        return Links.sigmoid(z);
    }
}
