package io.foretell.predict;

import java.util.List;

/**
 * How a forecast fared on the event it spoke of.
 *
 * @param model    version of the snapshot that made the forecast
 * @param loss     negative log-likelihood of the actual; of a number: of its transformed value
 * @param surprise −log10 of how often this key's recent losses were this high, or its numbers so far outside of where
 *                 they had been: 0 usual, 3 once in a thousand
 * @param ahead    numbers with a horizon above 1: every forecast that waited for this event, 1 ahead first; the first
 *                 repeats this one
 */
public record Scored(
        Actual actual, long model, double loss, double surprise, List<ScoredAhead> ahead) {

    /** What came, and what had been said of it. */
    public sealed interface Actual {

        record OfNumber(float actual, float predicted, float low, float high) implements Actual {}

        /**
         * @param actual,predicted the value that came and the likeliest; "" stands for anything else
         * @param probability      of the actual
         * @param rank             of the actual among the forecast's probabilities, 1 is the likeliest
         */
        record OfCategory(String actual, String predicted, float probability, int rank) implements Actual {}

        /**
         * @param probability that had been given to true
         * @param per         the event's value of {@code per}; "" stands for anything else, or for no {@code per}
         */
        record OfBinary(boolean actual, float probability, String per) implements Actual {}
    }

    /** One forecast of several that waited for the event, and the version that made it. */
    public record ScoredAhead(int ahead, long model, Actual.OfNumber number, double loss) {}
}
