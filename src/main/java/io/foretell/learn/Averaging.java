package io.foretell.learn;

import io.foretell.lstm.Weights;

/**
 * Averages the weights along the line of training (Polyak and Juditsky 1992): steps at a constant rate, which a
 * stream needs to keep learning, wander around what they are after; their average stands still in its midst.
 *
 * <pre>
 * w̄ ← w̄ + r (w − w̄)      r = max(1 / {@value #HORIZON}, {@value #WARM} / ({@value #WARM} + n))  at the n-th step
 * </pre>
 * so that at first it follows closely (Shamir and Zhang 2013). The average is the candidate, which the merge and the
 * gate know; where the line stands beside it, o = w − w̄, is the task's own. Not thread-safe.
 */
final class Averaging {

    /** Steps over which the average reaches back. */
    private static final int HORIZON = 200;

    private static final int WARM = 10;

    private final Weights offset; // o
    private long steps; // n

    Averaging(Weights offset, long steps) {
        this.offset = offset;
        this.steps = steps;
    }

    /** The line's weights. */
    Weights line(Weights average) {
        Weights line = average.copy();
        line.add(1, offset);
        return line;
    }

    /** Takes in where a step has led. */
    void step(Weights average, Weights line) {
        steps++;
        float rate = (float) Math.max(1.0 / HORIZON, (double) WARM / (WARM + steps));
        average.add(-rate, average);
        average.add(rate, line);
    }

    /** Remembers how far the line is from the average. */
    void part(Weights average, Weights line) {
        offset.add(-1, offset);
        offset.add(1, line);
        offset.add(-1, average);
    }

    /** Follows closely again: what was averaged is of a world that has changed. */
    void follow() {
        steps = 0;
    }

    Weights offset() {
        return offset;
    }

    long steps() {
        return steps;
    }
}
