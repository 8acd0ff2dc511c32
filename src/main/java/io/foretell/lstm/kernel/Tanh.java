package io.foretell.lstm.kernel;

/**
 * The one nonlinearity, and σ(x) = ½ + ½ tanh(½x) from it.
 *
 * <p>tanh(x) ≈ x P(s) / Q(s) with s = x², both of degree 4 in s and with positive coefficients only, so that nothing
 * cancels. The coefficients are a least-maximum fit of the relative error over [0, 9.02], where a float's tanh becomes 1
 * (2.2e-8 before rounding, by tanh.py beside the tests); in floats the result is within 6 ulp of tanh and odd to the bit.
 * At {@link #LIMIT} it is 1, and stays so beyond; up to there rounding never makes it more. So one clamp does. Only +, ·,
 * fma, / and comparisons: any kernel can do the same operations in the same order.
 */
final class Tanh {

    static final float LIMIT = 8.1184f;

    static final float P1 = 0.13382679f;
    static final float P2 = 0.0034974474f;
    static final float P3 = 2.0635654e-05f;
    static final float P4 = 1.33840645e-08f;

    static final float Q1 = 0.46716f;
    static final float Q2 = 0.025884321f;
    static final float Q3 = 0.00032885006f;
    static final float Q4 = 7.7901547e-07f;

    private Tanh() {}

    static float tanh(float x) {
        float c = Math.max(-LIMIT, Math.min(LIMIT, x));
        float s = c * c;
        float p = Math.fma(Math.fma(Math.fma(Math.fma(P4, s, P3), s, P2), s, P1), s, 1f);
        float q = Math.fma(Math.fma(Math.fma(Math.fma(Q4, s, Q3), s, Q2), s, Q1), s, 1f);
        return c * p / q;
    }

    static float sigmoid(float x) {
        return Math.fma(0.5f, tanh(0.5f * x), 0.5f);
    }
}
