package io.foretell.accuracy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * What one pass gave.
 *
 * @param figures by forecaster (the model, a baseline), then by measure; what the rows do not determine is left out
 * @param curves  by forecaster: a measure over time, by the number of events seen
 */
record Findings(Map<String, Map<String, Double>> figures, Map<String, SortedMap<Long, Double>> curves) {

    /** Only the measures that the rows determine. */
    static Map<String, Double> determined(Map<String, Double> measures) {
        Map<String, Double> determined = new LinkedHashMap<>();
        measures.forEach((measure, value) -> {
            if (Double.isFinite(value)) {
                determined.put(measure, value);
            }
        });
        return determined;
    }
}
