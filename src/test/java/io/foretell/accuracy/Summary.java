package io.foretell.accuracy;

import java.util.List;

/**
 * Of one figure over several runs.
 *
 * @param spread sample standard deviation, 0 for a single run
 */
record Summary(double mean, double spread, int runs) {

    /** @param values at least one */
    static Summary of(List<Double> values) {
        int runs = values.size();
        double mean = values.stream().mapToDouble(value -> value).sum() / runs;
        double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
        return new Summary(mean, runs > 1 ? Math.sqrt(squares / (runs - 1)) : 0, runs);
    }
}
