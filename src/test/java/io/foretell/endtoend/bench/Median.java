package io.foretell.endtoend.bench;

import java.util.List;

/** The value in the middle: other work on the machine spoils some. */
public final class Median {

    private Median() {}

    /** Of an even number of values, halfway between the two in the middle. */
    public static double of(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
