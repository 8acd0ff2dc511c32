package io.foretell.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    private static final Shape SHAPE = new Shape(3, 2, 9, 13, 2, new Output.Gaussian(3));

    static List<Shape> shapes() {
        return Batches.shapes().toList();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void lossOfABatch_hasTheBitsOfEventByEvent(Shape shape) {
        Weights weights = Batches.weights(shape, 1);
        Batch batch = Batches.random(shape, 11, 7, 2, 2);
        float[][][] z = eventByEvent(Network.of(weights), batch, statesOf(batch));
        double expected = 0;
        for (int t = batch.burnIn; t < batch.positions; t++) {
            for (int b = 0; b < batch.windows; b++) {
                expected += loss(batch, batch.at(t, b), z[t][b]);
            }
        }
        Loss found = Network.of(weights).evaluate(batch);
        assertThat(found.count()).isEqualTo(batch.counted());
        assertThat(found.sum()).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyPositionOfABatch_hasTheBitsOfEventByEvent(Shape shape) {
        Network network = Network.of(Batches.weights(shape, 3));
        Batch batch = Batches.random(shape, 11, 7, 0, 4);
        float[][] states = statesOf(batch);
        float[][][] expected = eventByEvent(network, batch, states);

        Tape tape = Tape.of(shape, batch.positions, batch.windows);
        tape.load(batch);
        network.forward(tape);
        float[][] z = new float[batch.windows][shape.output().size()];
        for (int t = 0; t < batch.positions; t++) {
            network.head.forward(tape.top(t), z);
            for (int b = 0; b < batch.windows; b++) {
                assertThat(z[b]).as("position %d of window %d", t, b).containsExactly(expected[t][b]);
            }
        }
        float[] state = new float[shape.state()];
        for (int b = 0; b < batch.windows; b++) {
            tape.storeState(b, state);
            assertThat(state).containsExactly(states[b]);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void eventsOfManyKeysAtOnce_haveTheBitsOfEachAlone(Shape shape) {
        Network network = Network.of(Batches.weights(shape, 3));
        Batch batch = Batches.random(shape, 5, 29, 0, 4);
        float[][] expected = statesOf(batch);
        float[][][] z = eventByEvent(network, batch, expected);

        float[][] states = statesOf(batch);
        Network.Workspace workspace = new Network.Workspace(shape, 29);
        for (int t = 0; t < batch.positions; t++) {
            for (int b = 0; b < 29; ) {
                int events = Math.min(29 - b, 1 + (7 * t + b) % 13);
                for (int n = 0; n < events; n++) {
                    int at = batch.at(t, b + n);
                    System.arraycopy(Batches.dense(batch, at), 0, workspace.dense(n), 0, shape.dense());
                    System.arraycopy(
                            Batches.active(batch, at), 0, workspace.active(), n * shape.active(), shape.active());
                }
                network.step(Arrays.copyOfRange(states, b, b + events), events, workspace);
                for (int n = 0; n < events; n++, b++) {
                    assertThat(workspace.z(n)).as("event %d of key %d", t, b).containsExactly(z[t][b]);
                }
            }
        }
        assertThat(states).isDeepEqualTo(expected);
    }

    @Test
    void windowInPieces_hasTheBitsOfTheWhole() {
        Network network = Network.of(Batches.weights(SHAPE, 5));
        Batch whole = Batches.random(SHAPE, 12, 1, 0, 6);
        float[] state = Batches.state(whole, 0);
        double sum = 0;
        for (int from = 0; from < 12; from += 3) {
            Batch piece = new Batch(SHAPE, 3, 1, 0);
            System.arraycopy(whole.dense, from * 3, piece.dense, 0, piece.dense.length);
            System.arraycopy(whole.active, from * 2, piece.active, 0, piece.active.length);
            System.arraycopy(whole.targets, from * 3, piece.targets, 0, piece.targets.length);
            System.arraycopy(state, 0, piece.state, 0, state.length);
            eventByEvent(network, piece, new float[][] {state});
            sum += network.evaluate(piece).sum();
        }
        assertThat(sum).isCloseTo(network.evaluate(whole).sum(), within(1e-9));
    }

    @Test
    void lossOfABatch_isTheLossBeforeATrainingStep() {
        Weights weights = Batches.weights(SHAPE, 7);
        Batch batch = Batches.random(SHAPE, 10, 4, 2, 8);
        Loss training = new Backpropagation(SHAPE).gradient(weights, batch, Weights.zeros(SHAPE));
        assertThat(Network.of(weights).evaluate(batch)).isEqualTo(training);
    }

    @Test
    void manySteps_keepTheStateFiniteAndHWithinOne() {
        Network network = Network.of(Batches.weights(SHAPE, 9));
        Batch batch = Batches.random(SHAPE, 2000, 1, 0, 10);
        for (int k = 0; k < batch.dense.length; k++) {
            batch.dense[k] *= 1e6f;
        }
        float[][] states = statesOf(batch);
        eventByEvent(network, batch, states);
        for (int l = 0; l < SHAPE.layers(); l++) {
            for (int j = 0; j < SHAPE.hidden(); j++) {
                assertThat(states[0][SHAPE.h(l) + j]).isBetween(-1f, 1f);
                assertThat(states[0][SHAPE.h(l) + SHAPE.hidden() + j]).isFinite();
            }
        }
    }

    @Test
    void laterChangesOfTheWeights_doNotReachTheNetwork() {
        Weights weights = Batches.weights(SHAPE, 1);
        Network network = Network.of(weights);
        Batch batch = Batches.random(SHAPE, 5, 2, 0, 2);
        Loss before = network.evaluate(batch);
        weights.add(1f, Batches.weights(SHAPE, 2));
        assertThat(network.evaluate(batch)).isEqualTo(before);
    }

    @Test
    void step_allocatesNothingOnceItIsCompiled() {
        Network network = Network.of(Batches.weights(SHAPE, 1));
        Network.Workspace workspace = new Network.Workspace(SHAPE, 1);
        Batch batch = Batches.random(SHAPE, 1, 1, 0, 2);
        float[] z = new float[SHAPE.output().size()];
        long bytes = Long.MAX_VALUE;
        for (int round = 0; round < 100 && bytes > 0; round++) {
            bytes = allocated(() -> network.step(batch.state, batch.dense, batch.active, z, workspace));
        }
        assertThat(bytes).as("bytes a step, after a million of them").isZero();
    }

    /** Bytes in one of many runs. Before the JIT has done its work, vectors are objects. */
    private static long allocated(Runnable work) {
        int runs = 10_000;
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int k = 0; k < runs; k++) {
            work.run();
        }
        return (threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before) / runs;
    }

    private static float[][] statesOf(Batch batch) {
        float[][] states = new float[batch.windows][];
        Arrays.setAll(states, b -> Batches.state(batch, b));
        return states;
    }

    /** z (T, B, K) of single steps; moves the states. */
    private static float[][][] eventByEvent(Network network, Batch batch, float[][] states) {
        Network.Workspace workspace = new Network.Workspace(batch.shape, 1);
        float[][][] z = new float[batch.positions][batch.windows][batch.shape.output().size()];
        for (int b = 0; b < batch.windows; b++) {
            for (int t = 0; t < batch.positions; t++) {
                int n = batch.at(t, b);
                network.step(states[b], Batches.dense(batch, n), Batches.active(batch, n), z[t][b], workspace);
            }
        }
        return z;
    }

    private static double loss(Batch batch, int n, float[] z) {
        double sum = 0;
        int slots = batch.shape.output().slots();
        for (int k = n * slots; k < (n + 1) * slots; k++) {
            float y = batch.targets[k];
            if (!Float.isNaN(y)) {
                int j = k - n * slots;
                sum += batch.shape.output() instanceof Output.Sigmoid
                        ? Links.sigmoidLoss(z[batch.outputs[k]], y)
                        : batch.shape.output() instanceof Output.Softmax
                                ? Links.softmaxLoss(z, batch.outputs[k])
                                : Links.gaussianLoss(z[j], z[j + slots], y);
            }
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void residuals_areTheErrorsInDeviationsOfEventByEvent(int horizon) {
        Shape shape = new Shape(3, 1, 6, 5, 2, new Output.Gaussian(horizon));
        Network network = Network.of(Batches.weights(shape, 3));
        Batch batch = Batches.random(shape, 11, 7, 2, 4);
        float[][][] z = eventByEvent(network, batch, statesOf(batch));
        Map<Integer, List<Double>> expected = new TreeMap<>();
        for (int t = batch.burnIn; t < batch.positions; t++) {
            for (int n = batch.at(t, 0) * horizon; n < batch.at(t + 1, 0) * horizon; n++) {
                int k = n % horizon;
                float[] said = z[t][n / horizon % batch.windows];
                double error = Math.abs((double) said[k] - batch.targets[n]);
                if (!Double.isNaN(error)) {
                    expected.computeIfAbsent(k, slot -> new ArrayList<>())
                            .add(error / Links.deviation(said[horizon + k]));
                }
            }
        }
        Map<Integer, List<Double>> found = new TreeMap<>();
        network.residuals(batch, (k, residual) -> found.computeIfAbsent(k, slot -> new ArrayList<>()).add(residual));
        assertThat(found).hasSize(horizon).isEqualTo(expected);
        assertThat(found.values().stream().mapToLong(List::size).sum()).isEqualTo(batch.counted());
    }

    @Test
    void residualsOfWhatIsNoNumber_areRefused() {
        Shape shape = new Shape(3, 1, 6, 5, 1, new Output.Softmax(4));
        Batch batch = Batches.random(shape, 3, 2, 0, 4);
        assertThatThrownBy(() -> Network.of(Batches.weights(shape, 3)).residuals(batch, (k, residual) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only a Gaussian has them");
    }
}
