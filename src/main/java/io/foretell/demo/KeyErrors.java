package io.foretell.demo;

/** Errors of one key's forecasts beside those of its last value, on the same events. */
final class KeyErrors {

    private static final int STRETCH = 500; // events

    private boolean any;
    private double last; // value

    private long count;
    private double model; // Σ |y − ŷ|
    private double baseline; // Σ |y − the value before|

    private double modelOfStretch;
    private double baselineOfStretch;
    private double recent = Double.NaN; // ratio of the latest whole stretch

    void add(double actual, double predicted) {
        if (any) {
            count(Math.abs(actual - predicted), Math.abs(actual - last));
        }
        any = true;
        last = actual;
    }

    private void count(double ofModel, double ofBaseline) {
        count++;
        model += ofModel;
        baseline += ofBaseline;
        modelOfStretch += ofModel;
        baselineOfStretch += ofBaseline;
        if (count % STRETCH == 0) {
            recent = modelOfStretch / baselineOfStretch;
            modelOfStretch = 0;
            baselineOfStretch = 0;
        }
    }

    boolean comparable() {
        return baseline > 0 && model > 0;
    }

    boolean won() {
        return model < baseline;
    }

    /** Sum of the model's absolute errors. */
    double model() {
        return model;
    }

    /** Sum of the last value's absolute errors. */
    double baseline() {
        return baseline;
    }

    /** Below 1: better than the last value. */
    double ratio() {
        return model / baseline;
    }

    /** The same over the latest {@value #STRETCH} events; over all until there were so many. */
    double recentRatio() {
        return recent > 0 && recent < Double.POSITIVE_INFINITY ? recent : ratio();
    }
}
