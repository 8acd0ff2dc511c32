package io.foretell.feature;

import io.foretell.spec.Scale;

/** τ of a scale: sign(v) · log(1 + |v|) for log-standard, else v itself. The same bits everywhere. */
final class Transform {

    private Transform() {}

    static double apply(Scale scale, double v) {
        if (scale != Scale.LOG_STANDARD) {
            return v;
        }
        return v < 0 ? -Elementary.log1p(-v) : Elementary.log1p(v);
    }

    static double invert(Scale scale, double level) {
        if (scale != Scale.LOG_STANDARD) {
            return level;
        }
        return level < 0 ? -StrictMath.expm1(-level) : StrictMath.expm1(level);
    }

    /** Whether numbers of this scale share one mean and deviation over all keys. */
    static boolean isOverAllKeys(Scale scale) {
        return scale == Scale.STANDARD || scale == Scale.LOG_STANDARD;
    }
}
