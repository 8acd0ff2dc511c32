package io.foretell.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Errors of forecasts of a number. Not thread-safe.
 *
 * <pre>
 * mae      = mean |y − ŷ|
 * rmse     = √ mean (y − ŷ)²
 * mape     = mean |y − ŷ| / mean |y|
 * coverage = share of y within the interval, which is to hold 90 %
 * width    = mean length of the interval
 * </pre>
 */
public final class NumberErrors implements Measure<NumberErrors> {

    private long count;
    private double absolute; // Σ |y − ŷ|
    private double squared; // Σ (y − ŷ)²
    private double magnitude; // Σ |y|
    private long intervals;
    private long inside;
    private double lengths; // Σ of the intervals

    public void add(double actual, double predicted) {
        double error = actual - predicted;
        count++;
        absolute += Math.abs(error);
        squared += error * error;
        magnitude += Math.abs(actual);
    }

    public void add(double actual, double predicted, double low, double high) {
        add(actual, predicted);
        intervals++;
        lengths += high - low;
        if (low <= actual && actual <= high) {
            inside++;
        }
    }

    @Override
    public void add(NumberErrors other) {
        count += other.count;
        absolute += other.absolute;
        squared += other.squared;
        magnitude += other.magnitude;
        intervals += other.intervals;
        inside += other.inside;
        lengths += other.lengths;
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("mae", absolute / count);
        values.put("rmse", Math.sqrt(squared / count));
        values.put("mape", magnitude > 0 ? absolute / magnitude : Double.NaN);
        if (intervals > 0) {
            values.put("coverage", (double) inside / intervals);
            values.put("width", lengths / intervals);
        }
        return values;
    }

    /** {@link #values()} and {@code nrmse}, the root mean squared error in deviations of the whole series. */
    Map<String, Double> values(double seriesDeviation) {
        Map<String, Double> values = values();
        values.put("nrmse", seriesDeviation > 0 ? values.get("rmse") / seriesDeviation : Double.NaN);
        return values;
    }
}
