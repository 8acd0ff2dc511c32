package io.foretell.predict;

import java.util.List;

/** What is expected of a key's later events. */
public sealed interface Forecast {

    /** {@code steps.get(j - 1)} speaks of the j-th event from now. */
    record Numbers(List<Ahead> steps) implements Forecast {}

    /** @param low,high the 90 % interval */
    record Ahead(int ahead, float value, float low, float high) {}

    /** The likeliest values first. */
    record Categories(List<Likely> likeliest) implements Forecast {}

    /** @param value "" stands for anything else */
    record Likely(String value, float probability) {}

    record Binary(float probability) implements Forecast {}

    /** By value of the {@code per} category: the places that are taken in their order, anything else at the end. */
    record BinaryPer(List<Likely> probabilities) implements Forecast {}
}
