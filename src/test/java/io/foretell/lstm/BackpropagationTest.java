package io.foretell.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BackpropagationTest {

    private static final double FLOAT = 2e-5; // of a tensor's largest derivative

    private static final Shape SHAPE = new Shape(3, 1, 7, 5, 2, new Output.Gaussian(2));

    static List<Shape> shapes() {
        return Batches.shapes().toList();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void lossAndGradientOfABatch_equalTheReference(Shape shape) {
        assertEqualToTheReference(shape, Batches.random(shape, 17, 5, 3, 6));
    }

    /** More rows than are added up at once, and no multiple of them. */
    @ParameterizedTest
    @MethodSource("shapes")
    void lossAndGradientOfALargeBatch_equalTheReference(Shape shape) {
        assertEqualToTheReference(shape, Batches.random(shape, 50, 7, 3, 6));
    }

    private static void assertEqualToTheReference(Shape shape, Batch batch) {
        Weights weights = Batches.weights(shape, 5);
        Weights gradient = Weights.zeros(shape);

        Loss loss = new Backpropagation(shape).gradient(weights, batch, gradient);

        Reference reference = Reference.of(weights);
        Reference expected = Reference.zero(shape);
        double sum = 0;
        for (int b = 0; b < batch.windows; b++) {
            ReferenceWindow window = new ReferenceWindow(batch, b);
            sum += reference.loss(window, reference.refresh(window));
            reference.backward(window, reference.refresh(window), expected);
        }
        assertThat(loss.count()).isEqualTo(batch.counted());
        assertThat(loss.sum()).isCloseTo(sum, within(1e-5 * Math.abs(sum) + 1e-4));
        assertGradient(Reference.of(gradient), expected, loss.count());
    }

    private static void assertGradient(Reference found, Reference expected, long count) {
        for (int p = 0; p < expected.parameters().size(); p++) {
            DMatrixRMaj parameter = expected.parameters().get(p);
            double largest = Arrays.stream(parameter.data).map(Math::abs).max().orElseThrow() / count;
            for (int k = 0; k < parameter.data.length; k++) {
                assertThat(found.parameters().get(p).data[k])
                        .as("parameter %d[%d]", p, k)
                        .isCloseTo(parameter.data[k] / count, within(FLOAT * largest + 1e-9));
            }
        }
    }

    @Test
    void silentOutputs_changeNothingAndLearnNothing() {
        Shape few = new Shape(3, 1, 7, 5, 1, new Output.Softmax(4));
        Shape many = new Shape(3, 1, 7, 5, 1, new Output.Softmax(9));
        Weights narrow = Batches.weights(few, 5);
        Weights wide = widened(narrow, many);
        Batch batch = Batches.random(few, 6, 3, 1, 6);
        Batch same = new Batch(many, 6, 3, 1);
        System.arraycopy(batch.dense, 0, same.dense, 0, same.dense.length);
        System.arraycopy(batch.active, 0, same.active, 0, same.active.length);
        System.arraycopy(batch.outputs, 0, same.outputs, 0, same.outputs.length);
        System.arraycopy(batch.targets, 0, same.targets, 0, same.targets.length);
        System.arraycopy(batch.state, 0, same.state, 0, same.state.length);
        Weights expected = Weights.zeros(few);
        Weights found = Weights.zeros(many);

        Loss loss = new Backpropagation(few).gradient(narrow, batch, expected);

        assertThat(new Backpropagation(many).gradient(wide, same, found)).isEqualTo(loss);
        assertThat(Network.of(wide).evaluate(same)).isEqualTo(Network.of(narrow).evaluate(batch));
        assertThat(found.recurrent(0).data).containsExactly(expected.recurrent(0).data);
        for (int k = 0; k < 9; k++) {
            for (int i = 0; i < 5; i++) {
                assertThat(found.outputWeights().get(i, k)).isEqualTo(k < 4 ? expected.outputWeights().get(i, k) : 0f);
            }
            assertThat(found.outputBias().get(0, k)).isEqualTo(k < 4 ? expected.outputBias().get(0, k) : 0f);
        }
    }

    /** The same network with silent outputs behind those that it has. */
    private static Weights widened(Weights narrow, Shape shape) {
        Weights wide = Weights.zeros(shape);
        wide.input(0).setTo(narrow.input(0));
        wide.recurrent(0).setTo(narrow.recurrent(0));
        wide.bias(0).setTo(narrow.bias(0));
        for (int k = 0; k < shape.output().size(); k++) {
            boolean live = k < narrow.shape().output().size();
            wide.outputBias().set(0, k, live ? narrow.outputBias().get(0, k) : Links.SILENT);
            for (int i = 0; i < shape.hidden(); i++) {
                wide.outputWeights().set(i, k, live ? narrow.outputWeights().get(i, k) : 0);
            }
        }
        return wide;
    }

    @Test
    void batchOfManyWindows_givesTheMeanOfTheirGradients() {
        Weights weights = Batches.weights(SHAPE, 7);
        Batch batch = Batches.random(SHAPE, 8, 1, 0, 8);
        Batch twice = new Batch(SHAPE, 8, 2, 0);
        for (int b = 0; b < 2; b++) {
            copy(batch, twice, b);
        }
        Weights one = Weights.zeros(SHAPE);
        Weights two = Weights.zeros(SHAPE);
        Backpropagation backpropagation = new Backpropagation(SHAPE);
        backpropagation.gradient(weights, batch, one);
        backpropagation.gradient(weights, twice, two);
        for (int k = 0; k < one.tensors().size(); k++) {
            assertThat(two.array(k)).containsExactly(one.array(k), within(1e-6f));
        }
    }

    private static void copy(Batch from, Batch to, int window) {
        for (int t = 0; t < from.positions; t++) {
            int n = to.at(t, window);
            System.arraycopy(from.dense, t * 3, to.dense, n * 3, 3);
            System.arraycopy(from.active, t, to.active, n, 1);
            System.arraycopy(from.targets, t * 2, to.targets, n * 2, 2);
        }
        System.arraycopy(from.state, 0, to.state, window * from.shape.state(), from.shape.state());
    }

    @Test
    void sameBatchAgain_givesTheSameBits() {
        Weights weights = Batches.weights(SHAPE, 7);
        Batch batch = Batches.random(SHAPE, 9, 3, 2, 8);
        Backpropagation used = new Backpropagation(SHAPE);
        used.gradient(weights, Batches.random(SHAPE, 12, 4, 1, 9), Weights.zeros(SHAPE));
        Weights first = Weights.zeros(SHAPE);
        Weights second = Batches.weights(SHAPE, 1);

        Loss before = new Backpropagation(SHAPE).gradient(weights, batch, first);
        Loss after = used.gradient(weights, batch, second);

        assertThat(after).isEqualTo(before);
        for (int k = 0; k < first.tensors().size(); k++) {
            assertThat(second.array(k)).containsExactly(first.array(k));
        }
    }

    @Test
    void tenTrainingSteps_giveTheSameBitsOnEveryMachineAndKernel() {
        int hash = 1;
        for (Shape shape : shapes()) {
            Weights weights = Weights.fresh(shape, 1);
            Weights gradient = Weights.zeros(shape);
            Optimizer optimizer = Optimizer.adam(shape, 0.01, 1);
            Backpropagation backpropagation = new Backpropagation(shape);
            for (int n = 0; n < 10; n++) {
                backpropagation.gradient(weights, Batches.random(shape, 9, 5, 2, n), gradient);
                optimizer.step(weights, gradient);
            }
            for (Tensor tensor : weights.tensors()) {
                hash = 31 * hash + Arrays.hashCode(tensor.matrix().data);
            }
        }
        assertThat(hash).as("drawn once, on JDK 17 without vectors").isEqualTo(-884091979);
    }

    @Test
    void batchWithoutTargets_givesAZeroGradient() {
        Weights gradient = Batches.weights(SHAPE, 1);
        Loss loss = new Backpropagation(SHAPE)
                .gradient(Batches.weights(SHAPE, 2), new Batch(SHAPE, 4, 2, 1), gradient);
        assertThat(loss).isEqualTo(Loss.NONE);
        gradient.tensors().forEach(tensor -> assertThat(tensor.matrix().data).containsOnly(0f));
    }

    @Test
    void targetsInTheBurnIn_doNotCount() {
        Weights weights = Batches.weights(SHAPE, 1);
        Batch batch = Batches.random(SHAPE, 6, 2, 3, 2);
        Weights gradient = Weights.zeros(SHAPE);
        Loss loss = new Backpropagation(SHAPE).gradient(weights, batch, gradient);
        Arrays.fill(batch.targets, 0, 3 * 2 * 2, 1000f);
        Weights other = Weights.zeros(SHAPE);
        assertThat(new Backpropagation(SHAPE).gradient(weights, batch, other)).isEqualTo(loss);
        for (int k = 0; k < other.tensors().size(); k++) {
            assertThat(other.array(k)).containsExactly(gradient.array(k));
        }
    }

    @Test
    void weightsOfAnotherShape_areRefused() {
        Shape other = new Shape(3, 1, 7, 6, 2, SHAPE.output());
        assertThatThrownBy(() -> new Backpropagation(SHAPE)
                        .gradient(Weights.zeros(other), new Batch(SHAPE, 2, 1, 0), Weights.zeros(SHAPE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weights: shape=")
                .hasMessageContaining("hidden=6");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void gradientWithDropout_equalsFiniteDifferencesOfTheLossBySameBits(Shape shape) {
        Weights weights = Batches.weights(shape, 5);
        Batch batch = Batches.random(shape, 5, 3, 0, 6);
        Weights gradient = Weights.zeros(shape);
        dropped(weights, batch, gradient);
        for (int p = 0; p < gradient.tensors().size(); p++) {
            float[] found = gradient.array(p);
            double[] expected = new double[found.length];
            Arrays.setAll(expected, tensorSlopes(weights, batch, p));
            double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            for (int k = 0; k < found.length; k++) {
                assertThat((double) found[k])
                        .as("parameter %d[%d]", p, k)
                        .isCloseTo(expected[k], within(1e-3 * largest + 1e-5));
            }
        }
    }

    private static Loss dropped(Weights weights, Batch batch, Weights gradient) {
        Dropout dropout = new Dropout(0.4, new SplittableRandom(3)::nextLong);
        return new Backpropagation(weights.shape()).gradient(weights, batch, dropout, gradient);
    }

    /** By central differences of fourth order. */
    private static IntToDoubleFunction tensorSlopes(Weights weights, Batch batch, int p) {
        float distance = 0x1p-6f;
        Weights scratch = Weights.zeros(weights.shape());
        return k -> {
            float value = weights.array(p)[k];
            double[] losses = new double[5];
            for (int step = -2; step <= 2; step++) {
                weights.array(p)[k] = value + step * distance;
                losses[step + 2] = dropped(weights, batch, scratch).mean();
            }
            weights.array(p)[k] = value;
            return (8 * (losses[3] - losses[1]) - (losses[4] - losses[0])) / (12 * distance);
        };
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void dropoutOfNothing_hasTheBitsOfNone(Shape shape) {
        Weights weights = Batches.weights(shape, 7);
        Batch batch = Batches.random(shape, 9, 3, 2, 8);
        Weights plain = Weights.zeros(shape);
        Weights undropped = Weights.zeros(shape);

        Loss loss = new Backpropagation(shape).gradient(weights, batch, plain);

        assertThat(new Backpropagation(shape).gradient(weights, batch, new Dropout(0, () -> -1), undropped))
                .isEqualTo(loss);
        for (int k = 0; k < plain.tensors().size(); k++) {
            assertThat(undropped.array(k)).containsExactly(plain.array(k));
        }
    }
}
