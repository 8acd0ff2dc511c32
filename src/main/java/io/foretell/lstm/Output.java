package io.foretell.lstm;

/** What z = V h + c means, and the loss that judges it. */
public sealed interface Output {

    /** K, the length of z. */
    int size();

    /** ŷ = σ(z), binary cross-entropy on the one output that a target names. */
    record Sigmoid(int size) implements Output {}

    /** ŷ = softmax(z), cross-entropy. */
    record Softmax(int size) implements Output {}

    /** z = mean 1 … mean k, log variance 1 … log variance k; Gaussian negative log-likelihood, summed over those known. */
    record Gaussian(int horizon) implements Output {
        @Override
        public int size() {
            return 2 * horizon;
        }
    }

    /** Targets at one position: k for a Gaussian, 1 otherwise. */
    default int slots() {
        return this instanceof Gaussian gaussian ? gaussian.horizon() : 1;
    }
}
