package io.foretell.accuracy;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** One forecaster's measure over time, of several runs together. */
record Line(String forecaster, List<Point> points) {

    private static final double DIGITS = 1e5; // a picture shows no more

    /** The mean of the runs after so many events, and between what they lay. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"events", "mean", "low", "high"})
    record Point(long events, double mean, double low, double high) {}

    /** Only points that every run has. @param curves one for each run, at least one */
    static Line of(String forecaster, List<SortedMap<Long, Double>> curves) {
        List<Point> points = new ArrayList<>();
        for (Map.Entry<Long, Double> first : curves.get(0).entrySet()) {
            long events = first.getKey();
            if (curves.stream().allMatch(curve -> curve.containsKey(events))) {
                double[] values = curves.stream().mapToDouble(curve -> curve.get(events)).sorted().toArray();
                points.add(new Point(events, rounded(Arrays.stream(values).sum() / values.length),
                        rounded(values[0]), rounded(values[values.length - 1])));
            }
        }
        return new Line(forecaster, points);
    }

    private static double rounded(double value) {
        return Math.rint(value * DIGITS) / DIGITS;
    }
}
