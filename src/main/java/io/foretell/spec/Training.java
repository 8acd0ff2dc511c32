package io.foretell.spec;

import java.time.Duration;

/**
 * How the model learns.
 *
 * @param steps   optimizer steps in a round, at most
 * @param window  positions of a training window
 * @param burnIn  positions at a window's start that only refresh the state; below {@code window}
 * @param batch   windows in one optimizer step
 * @param history events kept per key
 * @param budget  share of one core that training may take, in (0, 1]
 */
public record Training(
        Cadence every, int steps, int window, int burnIn, int batch, int history, Optimizer optimizer, double budget) {

    /** When a round begins. */
    public sealed interface Cadence {

        /** {@code 5s}: by the clock. */
        record Every(Duration interval) implements Cadence {}

        /** {@code 500 events}: by count, which makes a run a function of its input alone. */
        record Events(int count) implements Cadence {}
    }

    /** How gradients become steps. */
    public sealed interface Optimizer {

        double rate();

        double clipNorm();

        /** Kingma and Ba 2015. */
        record Adam(double rate, double clipNorm) implements Optimizer {}

        /** Stochastic gradient descent with momentum. */
        record Sgd(double rate, double momentum, double clipNorm) implements Optimizer {}
    }
}
