package io.foretell.lstm;

/** What z = V h + c means, and the loss that judges it; the formulas are {@link Links}. */
public sealed interface Output {

    /** K, the length of z. */
    int size();

    /** Targets at one position. */
    int slots();

    /** ŷ = σ(z), binary cross-entropy on the one output that a target names. */
    record Sigmoid(int size) implements Output {

        public Sigmoid {
            atLeastOne("outputs", size);
        }

        @Override
        public int slots() {
            return 1;
        }
    }

    /** ŷ = softmax(z), cross-entropy. */
    record Softmax(int size) implements Output {

        public Softmax {
            atLeastOne("outputs", size);
        }

        @Override
        public int slots() {
            return 1;
        }
    }

    /**
     * z = mean 1 … mean k, log variance 1 … log variance k; Gaussian negative log-likelihood, summed over those
     * known.
     */
    record Gaussian(int horizon) implements Output {

        public Gaussian {
            atLeastOne("horizon", horizon);
        }

        @Override
        public int size() {
            return 2 * horizon;
        }

        @Override
        public int slots() {
            return horizon;
        }
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("output: " + name + "=" + value + ", at least 1 is needed");
        }
    }
}
