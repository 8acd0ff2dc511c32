package io.foretell.feature;

/**
 * The functions that features are made by, within 10⁻¹¹ of them, where a float has 10⁻⁷; the same bits on every JVM.
 * {@code StrictMath} promises that, too, but is native before JDK 21, and took two thirds of an encoding (a profile of
 * the predictor on 17). Only +, −, ·, /, fma and the bits of a double.
 */
final class Elementary {

    private static final double LN_2 = 0.6931471805599453;
    private static final long HALF_ROOT_TWO = Double.doubleToRawLongBits(0.7071067811865476); // bits
    private static final int FRACTION = 52; // bits
    private static final long BIAS = 1023;
    private static final double RIGHT_ANGLE = Math.PI / 2;

    private Elementary() {}

    /**
     * log(1 + x) = k ln 2 + 2 artanh(f / (2 + f)), where 1 + x = 2^k (1 + f), and 1 + f from √½ to √2. What 1 + x loses
     * to rounding counts in f again.
     *
     * @param x not negative
     */
    static double log1p(double x) {
        double y = 1 + x;
        long bits = Double.doubleToRawLongBits(y);
        long k = bits - HALF_ROOT_TWO >> FRACTION;
        double m = Double.longBitsToDouble(bits - (k << FRACTION));
        double lost = x - (y - 1);
        double f = Math.fma(lost, Double.longBitsToDouble(BIAS - k << FRACTION), m - 1);
        double r = f / (2 + f);
        double s = r * r;
        double p = Math.fma(1.0 / 15, s, 1.0 / 13);
        p = Math.fma(p, s, 1.0 / 11);
        p = Math.fma(p, s, 1.0 / 9);
        p = Math.fma(p, s, 1.0 / 7);
        p = Math.fma(p, s, 1.0 / 5);
        p = Math.fma(p, s, 1.0 / 3);
        return Math.fma(k, LN_2, 2 * Math.fma(r * s, p, r));
    }

    /** sin(2π · turns), by its own series or that of the cosine, around the nearest quarter of a turn. */
    static double sine(double turns) {
        int quarter = (int) (4 * turns + 0.5);
        double a = (4 * turns - quarter) * RIGHT_ANGLE; // −π/4 to π/4
        double s = a * a;
        double size = (quarter & 1) == 0 ? a * sineByAngle(s) : cosine(s);
        return (quarter & 2) == 0 ? size : -size;
    }

    /** sin(a) / a of s = a². */
    private static double sineByAngle(double s) {
        double p = Math.fma(-1.0 / 39_916_800, s, 1.0 / 362_880);
        p = Math.fma(p, s, -1.0 / 5_040);
        p = Math.fma(p, s, 1.0 / 120);
        p = Math.fma(p, s, -1.0 / 6);
        return Math.fma(p, s, 1);
    }

    /** cos(a) of s = a². */
    private static double cosine(double s) {
        double p = Math.fma(1.0 / 479_001_600, s, -1.0 / 3_628_800);
        p = Math.fma(p, s, 1.0 / 40_320);
        p = Math.fma(p, s, -1.0 / 720);
        p = Math.fma(p, s, 1.0 / 24);
        p = Math.fma(p, s, -0.5);
        return Math.fma(p, s, 1);
    }
}
