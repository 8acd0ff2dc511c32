package io.foretell.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;

class OptimizerTest {

    private static final Shape SHAPE = new Shape(2, 1, 5, 6, 1, new Output.Sigmoid(2));

    static List<Supplier<Optimizer>> optimizers() {
        return List.of(
                () -> Optimizer.adam(SHAPE, 0.01, 1), () -> Optimizer.sgd(SHAPE, 0.1, 0.9, Double.POSITIVE_INFINITY));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void writtenAndRead_goesOnWithTheSameBits(Supplier<Optimizer> make) {
        Optimizer before = make.get();
        Weights weights = Weights.fresh(SHAPE, 1);
        train(before, weights, 3);

        ByteBuffer state = ByteBuffer.allocate(before.stateSize());
        before.write(state);
        assertThat(state.hasRemaining()).isFalse();
        Optimizer after = make.get();
        after.read(state.flip());
        assertThat(state.hasRemaining()).isFalse();

        Weights restarted = weights.copy();
        train(before, weights, 3);
        train(after, restarted, 3);
        assertSame(restarted, weights);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void gradientThatIsNotFinite_movesNothing(Supplier<Optimizer> make) {
        Weights weights = Weights.fresh(SHAPE, 1);
        Optimizer optimizer = make.get();
        Optimizer untouched = make.get();
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            Weights gradient = Batches.weights(SHAPE, 2);
            gradient.outputBias().set(0, 1, bad);
            Weights before = weights.copy();
            optimizer.step(weights, gradient);
            assertSame(weights, before);
        }
        Weights other = weights.copy();
        train(optimizer, weights, 1);
        train(untouched, other, 1);
        assertSame(weights, other);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void manySteps_lowerTheLoss(Supplier<Optimizer> make) {
        Weights weights = Weights.fresh(SHAPE, 1);
        Batch batch = Batches.random(SHAPE, 8, 4, 1, 3);
        double before = Network.of(weights).evaluate(batch).mean();
        train(make.get(), weights, 200);
        assertThat(Network.of(weights).evaluate(batch).mean()).isLessThan(0.5 * before);
    }

    @Test
    void gradientLongerThanTheNorm_isCutToIt() {
        Weights gradient = Batches.weights(SHAPE, 2);
        Optimizer.sgd(SHAPE, 0.1, 0, 0.5).step(Weights.zeros(SHAPE), gradient);
        assertThat(norm(gradient)).isCloseTo(0.5, within(1e-5));
    }

    @Test
    void gradientShorterThanTheNorm_staysAsItIs() {
        Weights gradient = Batches.weights(SHAPE, 2);
        Weights before = gradient.copy();
        Optimizer.sgd(SHAPE, 0.1, 0, 1000).step(Weights.zeros(SHAPE), gradient);
        assertSame(gradient, before);
    }

    private static void train(Optimizer optimizer, Weights weights, int steps) {
        Batch batch = Batches.random(SHAPE, 8, 4, 1, 3);
        Backpropagation backpropagation = new Backpropagation(SHAPE);
        Weights gradient = Weights.zeros(SHAPE);
        for (int n = 0; n < steps; n++) {
            backpropagation.gradient(weights, batch, gradient);
            optimizer.step(weights, gradient);
        }
        assertThat(weights.finite()).isTrue();
    }

    private static double norm(Weights weights) {
        double sum = 0;
        for (Tensor tensor : weights.tensors()) {
            for (float value : tensor.matrix().data) {
                sum += (double) value * value;
            }
        }
        return Math.sqrt(sum);
    }

    private static void assertSame(Weights found, Weights expected) {
        for (int k = 0; k < expected.tensors().size(); k++) {
            assertThat(found.array(k)).containsExactly(expected.array(k));
        }
    }

    @Test
    void weightThatNothingNeeds_shrinksByRateTimesDecayEachStep() {
        Optimizer optimizer = Optimizer.adam(SHAPE, 0.02, 1, 0.5);
        Weights start = Batches.weights(SHAPE, 3);
        Weights weights = start.copy();
        for (int n = 1; n <= 4; n++) {
            optimizer.step(weights, Weights.zeros(SHAPE));
            assertDecayed(weights.input(0).data, start.input(0).data, Math.pow(0.99, n));
            assertDecayed(weights.recurrent(0).data, start.recurrent(0).data, Math.pow(0.99, n));
            assertDecayed(weights.outputWeights().data, start.outputWeights().data, Math.pow(0.99, n));
        }
        assertThat(weights.bias(0).data).containsExactly(start.bias(0).data);
        assertThat(weights.outputBias().data).containsExactly(start.outputBias().data);
    }

    private static void assertDecayed(float[] found, float[] start, double by) {
        for (int k = 0; k < start.length; k++) {
            assertThat((double) found[k]).isCloseTo(by * start[k], within(1e-6 * Math.abs(start[k])));
        }
    }

    /**
     * w = 1, g = 2 and then 1, rate 0.1. Step 1: m̂ / √v̂ = 1. Step 2: m̂ = 0.28 / 0.19, v̂ = 0.004996 / 0.001999,
     * m̂ / √v̂ = 0.9321795.
     */
    @ParameterizedTest
    @CsvSource({"0, 0.9, 0.8067821", "0.5, 0.85, 0.7142821"})
    void twoStepsOfAdam_areThoseDerivedByHand(double decay, double first, double second) {
        Optimizer optimizer = Optimizer.adam(SHAPE, 0.1, Double.POSITIVE_INFINITY, decay);
        Weights weights = filled(1);
        optimizer.step(weights, filled(2));
        assertFilled(weights, first, 0.9);
        optimizer.step(weights, filled(1));
        assertFilled(weights, second, 0.8067821);
    }

    private static void assertFilled(Weights weights, double value, double bias) {
        for (int k = 0; k < weights.tensors().size(); k++) {
            double expected = weights.isBias(k) ? bias : value;
            for (float found : weights.array(k)) {
                assertThat((double) found).as("tensor %d", k).isCloseTo(expected, within(1e-6));
            }
        }
    }

    private static Weights filled(float value) {
        Weights weights = Weights.zeros(SHAPE);
        weights.tensors().forEach(tensor -> Arrays.fill(tensor.matrix().data, value));
        return weights;
    }

    @Test
    void decayOfNothing_hasTheBitsOfNone() {
        Weights plain = Weights.fresh(SHAPE, 1);
        Weights undecayed = plain.copy();
        train(Optimizer.adam(SHAPE, 0.01, 1), plain, 5);
        train(Optimizer.adam(SHAPE, 0.01, 1, 0), undecayed, 5);
        assertSame(undecayed, plain);
    }
}
