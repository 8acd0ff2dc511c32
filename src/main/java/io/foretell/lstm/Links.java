package io.foretell.lstm;

/**
 * From z to what is forecast, and the losses: negative log-likelihoods in nats. Loss and forecast share these lines,
 * in training and in prediction. By StrictMath and {@link Exponential}, so that every JVM gives the same bits.
 */
public final class Links {

    /**
     * A Gaussian's log variance is held within ± this, in loss and forecast alike; beyond it the loss does not depend
     * on it.
     */
    public static final float LOG_VARIANCE_LIMIT = 10f;

    /**
     * c_k of a softmax output that takes no part, its column of V being 0: beside a z of 0 its share, e^−30, is far
     * below the last bit of a float.
     */
    public static final float SILENT = -30f;

    private static final double HALF_LOG_TWO_PI = 0.5 * StrictMath.log(2 * Math.PI);

    private Links() {}

    /** σ(z) = 1 / (1 + e^−z), within 4 ulp for z of −87 and more. */
    public static float sigmoid(float z) {
        float e = Exponential.of(-Math.abs(z));
        return (z < 0 ? e : 1f) / (1f + e);
    }

    /** Binary cross-entropy, −y log σ(z) − (1 − y) log(1 − σ(z)), without a logarithm of 0. */
    public static double sigmoidLoss(double z, double y) {
        return Math.max(z, 0) - y * z + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
    }

    /**
     * z becomes softmax(z), its sum 1.
     *
     * @return log Σ e^z_k of the z that was, the bits of {@link #logSumExp}: the loss of y is this less z_y
     */
    public static double softmax(float[] z) {
        float max = max(z);
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            z[k] = Exponential.of(z[k] - max);
            sum += z[k];
        }
        float share = (float) (1 / sum);
        for (int k = 0; k < z.length; k++) {
            z[k] *= share;
        }
        return max + StrictMath.log(sum);
    }

    /** log Σ e^z_k. */
    public static double logSumExp(float[] z) {
        float max = max(z);
        double sum = 0;
        for (float value : z) {
            sum += Exponential.of(value - max);
        }
        return max + StrictMath.log(sum);
    }

    private static float max(float[] z) {
        float max = Float.NEGATIVE_INFINITY;
        for (float value : z) {
            max = Math.max(max, value);
        }
        return max;
    }

    /** Cross-entropy, −log softmax(z)_y. */
    public static double softmaxLoss(float[] z, int y) {
        return logSumExp(z) - z[y];
    }

    /** A log variance within its limits. */
    public static float clampLogVariance(float logVariance) {
        return Math.max(-LOG_VARIANCE_LIMIT, Math.min(LOG_VARIANCE_LIMIT, logVariance));
    }

    /** e^(s/2) for a log variance s, clamped. */
    public static double deviation(float logVariance) {
        return StrictMath.exp(0.5 * clampLogVariance(logVariance));
    }

    /** Gaussian negative log-likelihood ½ log 2π + ½ s + ½ (y − μ)² e^−s for a log variance s, clamped. */
    public static double gaussianLoss(float mean, float logVariance, float y) {
        double s = clampLogVariance(logVariance);
        double error = (double) y - mean;
        return HALF_LOG_TWO_PI + 0.5 * s + 0.5 * error * error * StrictMath.exp(-s);
    }
}
