package io.foretell.lstm;

/** Summed loss over the targets that counted. */
public record Loss(double sum, long count) {

    public static final Loss NONE = new Loss(0, 0);

    public Loss plus(Loss other) {
        return new Loss(sum + other.sum, count + other.count);
    }

    public double mean() {
        return count == 0 ? Double.NaN : sum / count;
    }
}
