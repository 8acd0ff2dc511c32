package io.foretell.predict;

/**
 * How fast chances fall beyond what is usual: a power law (Lomax), since the losses of real events have heavier tails
 * than any exponential. With n values known,
 *
 * <pre>
 * α(n) = {@value #STEEPEST} n / (n + {@value #HALF})      −log10 p = α log10(1 + e / α)
 * </pre>
 *
 * The less is known, the heavier: ten deviations are one in 4 after 8 values, one in 150 after 128, one in 580 after
 * 2,000.
 */
final class Tail {

    private static final double STEEPEST = 8;
    private static final double HALF = 128;

    private Tail() {}

    static double exponent(long known) {
        return STEEPEST * known / (known + HALF);
    }

    /** −log10 of how often a value lies this many deviations or more beyond the usual one. */
    static double surprise(double deviations, long known) {
        double exponent = exponent(known);
        return exponent * StrictMath.log10(1 + deviations / exponent);
    }
}
