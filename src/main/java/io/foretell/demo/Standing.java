package io.foretell.demo;

import java.util.List;

/**
 * How the demo stands.
 *
 * @param predictions    read so far
 * @param scored         forecasts whose event has come
 * @param model          version that made the latest forecast
 * @param swaps          how often a version replaced another
 * @param keys           series that can be compared
 * @param rootMeanSquare errors, squared: what a forecast of the mean is made for
 * @param lately         the same over each series' latest stretch of events
 * @param meanAbsolute   errors as they are: series that stay still between rare jumps favour the last value
 * @param inWindows      share of the scored events that lie in known anomalies: what chance would find
 * @param surprises      the greatest first
 */
public record Standing(
        long predictions,
        long scored,
        long model,
        long swaps,
        int keys,
        Comparison rootMeanSquare,
        Comparison lately,
        Comparison meanAbsolute,
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
