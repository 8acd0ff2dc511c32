package io.foretell.demo;

import java.util.List;

/**
 * How the demo stands.
 *
 * @param predictions   read so far
 * @param scored        forecasts whose event has come
 * @param model         version that made the latest forecast
 * @param swaps         how often a version replaced another
 * @param keys          that have been compared
 * @param keysWon       of these, where the model's mean absolute error is below the last value's
 * @param ratio         of the model's mean absolute error to the last value's: geometric mean over keys; NaN before any
 * @param totalRatio    the same of the errors of all keys added up, in which the series of large numbers decide
 * @param recentRatio   like ratio, over each key's latest stretch of events
 * @param inWindows     share of the scored events that lie in known anomalies: what chance would find
 * @param surprises     the greatest first
 */
public record Standing(
        long predictions,
        long scored,
        long model,
        long swaps,
        int keys,
        int keysWon,
        double ratio,
        double totalRatio,
        double recentRatio,
        double inWindows,
        List<Surprise> surprises) {

    public Standing {
        surprises = List.copyOf(surprises);
    }

    /** How many of the surprises lie in known anomalies. */
    public long surprisesKnown() {
        return surprises.stream().filter(Surprise::known).count();
    }
}
