package io.foretell.evaluate;

import java.util.List;
import java.util.Map;

/**
 * How one forecaster, the model or a baseline, fared.
 *
 * @param name      in camel case
 * @param scored    rows that counted
 * @param metrics   by camel-case names; NaN where the rows do not determine one. For a number with horizon k: of the
 *                  forecast k ahead
 * @param byHorizon numbers: the metrics of the forecasts 1 to k ahead; empty for other targets
 */
public record Entry(String name, long scored, Map<String, Double> metrics, List<Map<String, Double>> byHorizon) {

    /** The name under which the model itself is entered. */
    public static final String MODEL = "model";

    public Entry {
        byHorizon = List.copyOf(byHorizon);
    }

    static Entry of(String name, Measure<?> measure) {
        return new Entry(name, measure.count(), measure.values(), List.of());
    }
}
