package io.foretell.accuracy;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A row of the table: one measure of one benchmark.
 *
 * @param benchmark its name
 * @param data      for people
 * @param measure   its name in the results
 * @param title     for people
 * @param goal      which of two figures is the better one
 * @param rankedBy  the measure by which the best of others is chosen, its goal being {@code rankedByGoal}; of equals,
 *                  the better by the measure itself
 * @param decimals  shown
 */
record Row(
        String benchmark,
        String data,
        String measure,
        String title,
        Goal goal,
        String rankedBy,
        Goal rankedByGoal,
        int decimals) {

    enum Goal {
        LOW,
        HIGH,
        /** Neither: a share that is to be met. */
        NONE;

        /** The best figure is the largest by this order. */
        Comparator<Double> order() {
            return this == LOW ? Comparator.reverseOrder() : Comparator.naturalOrder();
        }
    }

    static Row of(String benchmark, String data, String measure, String title, Goal goal, int decimals) {
        return new Row(benchmark, data, measure, title, goal, measure, goal, decimals);
    }

    Row rankedBy(String other, Goal otherGoal) {
        return new Row(benchmark, data, measure, title, goal, other, otherGoal, decimals);
    }

    /** The best of those others that published this measure. */
    Optional<Published> best(Result result, Predicate<Published> among) {
        Comparator<Published> byRank =
                Comparator.comparing(other -> other.figures().get(rankedBy), rankedByGoal.order());
        return result.published().stream()
                .filter(among)
                .filter(other -> other.figures().containsKey(measure))
                .max(byRank.thenComparing(other -> other.figures().get(measure), goal.order()));
    }
}
