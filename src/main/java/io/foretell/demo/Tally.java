package io.foretell.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Counts up what the predictions topic says. Thread-safe. */
final class Tally {

    private final KnownAnomalies anomalies;
    private final Map<String, KeyErrors> keys = new TreeMap<>();
    private final TopSurprises surprises = new TopSurprises();
    private long predictions;
    private long scored;
    private long inWindows;
    private long model;
    private long swaps;

    Tally(KnownAnomalies anomalies) {
        this.anomalies = anomalies;
    }

    /** @param prediction one output record */
    synchronized void add(JsonNode prediction) {
        predictions++;
        long version = prediction.get("model").longValue();
        swaps += version == model ? 0 : 1;
        model = version;
        JsonNode score = prediction.get("scored");
        if (!score.isNull()) {
            score(prediction.get("key").textValue(), prediction.get("time").longValue(), score);
        }
    }

    private void score(String key, long time, JsonNode score) {
        scored++;
        double actual = score.get("actual").doubleValue();
        double predicted = score.get("predicted").doubleValue();
        boolean known = anomalies.contain(key, time);
        inWindows += known ? 1 : 0;
        keys.computeIfAbsent(key, name -> new KeyErrors()).add(actual, predicted);
        surprises.add(new Surprise(key, time, actual, predicted, score.get("surprise").doubleValue(), known));
    }

    synchronized long predictions() {
        return predictions;
    }

    synchronized Standing standing() {
        return new Standing(predictions, scored, model, swaps,
                (int) comparable().count(),
                compare(KeyErrors::rootMeanSquare), compare(KeyErrors::lately), compare(KeyErrors::meanAbsolute),
                scored == 0 ? 0 : (double) inWindows / scored, surprises.list());
    }

    private Comparison compare(ToDoubleFunction<KeyErrors> ratio) {
        int won = (int) comparable().filter(errors -> ratio.applyAsDouble(errors) < 1).count();
        double logarithm = comparable().mapToDouble(errors -> Math.log(ratio.applyAsDouble(errors))).average()
                .orElse(Double.NaN);
        return new Comparison(won, Math.exp(logarithm));
    }

    private Stream<KeyErrors> comparable() {
        return keys.values().stream().filter(KeyErrors::comparable);
    }
}
