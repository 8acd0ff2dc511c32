package io.foretell.feature;

/**
 * Count, mean and sum of squared deviations of a stream of numbers, mergeable (Chan, Golub, LeVeque 1983).
 *
 * @param m2 Σ (v − mean)²
 */
public record Moments(double count, double mean, double m2) {

    public static final Moments NONE = new Moments(0, 0, 0);

    public Moments plus(double value) {
        double n = count + 1;
        double delta = value - mean;
        double m = mean + delta / n;
        return new Moments(n, m, m2 + delta * (value - m));
    }

    public Moments plus(Moments other) {
        double n = count + other.count;
        if (n == 0) {
            return NONE;
        }
        double delta = other.mean - mean;
        return new Moments(n, mean + delta * other.count / n, m2 + other.m2 + delta * delta * count * other.count / n);
    }

    /** 1 until two different values have been seen. */
    public double deviation() {
        double variance = count > 1 ? m2 / count : 0;
        return variance > 0 ? Math.sqrt(variance) : 1;
    }
}
