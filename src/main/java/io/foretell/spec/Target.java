package io.foretell.spec;

import java.util.Optional;

/** What is predicted: a field of a later event of the same key. */
public sealed interface Target {

    String field();

    /**
     * A number: mean and interval of a Gaussian, 1 to {@code horizon} events ahead.
     */
    record Number(String field, Scale scale, int horizon) implements Target {}

    /** A category: a softmax over the vocabulary's places. */
    record Category(String field, Vocabulary vocabulary) implements Target {}

    /**
     * Yes or no. With {@code per}, one probability for each value of that category, scored at the value
     * that the next event has: the seed's ŷ = σ(V h + c).
     */
    record Binary(String field, Optional<Feature.Category> per) implements Target {}
}
