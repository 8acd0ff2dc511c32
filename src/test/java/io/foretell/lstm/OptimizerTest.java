package io.foretell.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
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
}
