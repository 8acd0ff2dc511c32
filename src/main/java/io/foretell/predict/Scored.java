package io.foretell.predict;

import java.util.List;

/**
 * How a forecast fared on the event it spoke of.
 *
 * @param loss     negative log-likelihood of the actual
 * @param surprise −log10 of how often this key's recent losses were this high: 0 usual, 3 once in a thousand
 * @param ahead    numbers with a horizon above 1: every forecast that waited for this event, 1 ahead first; the first repeats this one
 */
public record Scored(
        Actual actual, long model, double loss, double surprise, List<ScoredAhead> ahead) {

    /** What came, and what had been said of it. */
    public sealed interface Actual {

        record OfNumber(float actual, float predicted, float low, float high) implements Actual {}

        /** @param rank of the actual among the forecast's probabilities, 1 is the likeliest */
        record OfCategory(String actual, String predicted, float probability, int rank) implements Actual {}

        /** @param per "" unless the target has {@code per} */
        record OfBinary(boolean actual, float probability, String per) implements Actual {}
    }

    public record ScoredAhead(int ahead, long model, Actual.OfNumber number, double loss) {}
}
