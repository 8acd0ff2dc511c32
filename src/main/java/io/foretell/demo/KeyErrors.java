package io.foretell.demo;

/** Errors of one key's forecasts beside those of its last value, on the same events. */
final class KeyErrors {

    private static final int STRETCH = 500; // events

    private final Ratio squared = new Ratio(); // Σ (y − ŷ)² over Σ (y − the value before)²
    private final Ratio absolute = new Ratio(); // Σ |y − ŷ| over Σ |y − the value before|
    private final Ratio stretch = new Ratio(); // as `squared`
    private boolean any;
    private double last; // value
    private long count;
    private double lately = Double.NaN; // of the latest whole stretch

    void add(double actual, double predicted) {
        if (any) {
            count(actual - predicted, actual - last);
        }
        any = true;
        last = actual;
    }

    private void count(double model, double baseline) {
        squared.add(model * model, baseline * baseline);
        absolute.add(Math.abs(model), Math.abs(baseline));
        stretch.add(model * model, baseline * baseline);
        count++;
        if (count % STRETCH == 0) {
            lately = stretch.defined() ? Math.sqrt(stretch.value()) : Double.NaN;
            stretch.clear();
        }
    }

    /** Below 1: the model is better than the last value. */
    double rootMeanSquare() {
        return Math.sqrt(squared.value());
    }

    double meanAbsolute() {
        return absolute.value();
    }

    /** {@link #rootMeanSquare} over the latest {@value #STRETCH} events; over all until there were so many. */
    double lately() {
        return Double.isNaN(lately) ? rootMeanSquare() : lately;
    }

    /** False for a series that never changed. */
    boolean comparable() {
        return squared.defined();
    }

    private static final class Ratio {
        private double model;
        private double baseline;

        void add(double ofModel, double ofBaseline) {
            model += ofModel;
            baseline += ofBaseline;
        }

        void clear() {
            model = 0;
            baseline = 0;
        }

        boolean defined() {
            return model > 0 && baseline > 0;
        }

        double value() {
            return model / baseline;
        }
    }
}
