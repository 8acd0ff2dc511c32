package io.foretell.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Forward, every gradient and ten training steps against PyTorch: {@code golden.json}, made by {@code golden.py}
 * beside it.
 */
class GoldenTest {

    private static final double NEAR = 2e-5;

    /** One model of the file. */
    record Golden(JsonNode json) {

        Shape shape() {
            return new Shape(
                    size("dense"), size("active"), size("inputs"), size("hidden"), size("layers"), output());
        }

        private Output output() {
            return switch (json.get("output").asText()) {
                case "sigmoid" -> new Output.Sigmoid(size("size"));
                case "softmax" -> new Output.Softmax(size("size"));
                default -> new Output.Gaussian(size("size"));
            };
        }

        int size(String name) {
            return json.get(name).asInt();
        }

        Batch batch() {
            Shape shape = shape();
            Batch batch = new Batch(shape, size("positions"), size("windows"), size("burnIn"));
            JsonNode x = json.get("x");
            for (int n = 0; n < batch.positions * batch.windows; n++) {
                for (int k = 0, one = 0; k < shape.inputs(); k++) {
                    float value = x.get(n * shape.inputs() + k).floatValue();
                    if (k < shape.dense()) {
                        batch.dense[n * shape.dense() + k] = value;
                    } else if (value == 1) {
                        batch.active[n * shape.active() + one++] = k;
                    }
                }
            }
            for (int k = 0; k < batch.targets.length; k++) {
                JsonNode target = json.get("targets").get(k);
                batch.outputs[k] = json.get("outputs").get(k).asInt();
                batch.targets[k] = target.isNull() ? Float.NaN : target.floatValue();
            }
            loadState(batch);
            return batch;
        }

        /** PyTorch's (layers, B, H) ➜ ours. */
        private void loadState(Batch batch) {
            Shape shape = batch.shape;
            for (int l = 0; l < shape.layers(); l++) {
                for (int b = 0; b < batch.windows; b++) {
                    for (int j = 0; j < shape.hidden(); j++) {
                        int from = (l * batch.windows + b) * shape.hidden() + j;
                        int to = b * shape.state() + shape.h(l) + j;
                        batch.state[to] = json.get("h").get(from).floatValue();
                        batch.state[to + shape.hidden()] = json.get("C").get(from).floatValue();
                    }
                }
            }
        }

        Weights weights(JsonNode parameters) {
            Weights weights = Weights.zeros(shape());
            for (int l = 0; l < shape().layers(); l++) {
                transpose(parameters.get("lstm.weight_ih_l" + l), weights.input(l));
                transpose(parameters.get("lstm.weight_hh_l" + l), weights.recurrent(l));
                transpose(parameters.get("lstm.bias_ih_l" + l), weights.bias(l));
            }
            transpose(parameters.get("head.weight"), weights.outputWeights());
            transpose(parameters.get("head.bias"), weights.outputBias());
            return weights;
        }

        private static void transpose(JsonNode from, FMatrixRMaj to) {
            assertThat(from.size()).isEqualTo(to.getNumElements());
            for (int column = 0; column < to.numCols; column++) {
                for (int row = 0; row < to.numRows; row++) {
                    to.set(row, column, from.get(column * to.numRows + row).floatValue());
                }
            }
        }

        @Override
        public String toString() {
            return shape().toString();
        }
    }

    static List<Golden> all() throws IOException {
        try (InputStream file = GoldenTest.class.getResourceAsStream("golden.json")) {
            List<Golden> all = new ArrayList<>();
            new ObjectMapper().readTree(file).forEach(json -> all.add(new Golden(json)));
            return all;
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void steps_equalPyTorch(Golden golden) {
        Shape shape = golden.shape();
        Network network = Network.of(golden.weights(golden.json.get("parameters")));
        Network.Workspace workspace = new Network.Workspace(shape, 1);
        Batch batch = golden.batch();
        float[] z = new float[shape.output().size()];
        for (int b = 0; b < batch.windows; b++) {
            float[] state = Batches.state(batch, b);
            for (int t = 0; t < batch.positions; t++) {
                int n = batch.at(t, b);
                network.step(state, Batches.dense(batch, n), Batches.active(batch, n), z, workspace);
                for (int k = 0; k < z.length; k++) {
                    double expected = golden.json.get("z").get(n * z.length + k).asDouble();
                    assertThat((double) z[k]).as("z[%d] at %d of %d", k, t, b).isCloseTo(expected, within(NEAR));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void lossAndEveryGradient_equalPyTorch(Golden golden) {
        Weights gradient = Weights.zeros(golden.shape());
        Loss loss = new Backpropagation(golden.shape())
                .gradient(golden.weights(golden.json.get("parameters")), golden.batch(), gradient);
        assertThat(loss.count()).isEqualTo(golden.size("count"));
        assertThat(loss.sum()).isCloseTo(golden.json.get("loss").asDouble(), within(1e-4));
        assertNear(gradient, golden.weights(golden.json.get("gradient")));
    }

    @ParameterizedTest
    @MethodSource("all")
    void tenStepsOfAdam_equalPyTorch(Golden golden) {
        assertTraining(golden, "adam", Optimizer.adam(golden.shape(), 0.01, golden.json.get("clipNorm").asDouble()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void tenStepsOfSgdWithMomentum_equalPyTorch(Golden golden) {
        assertTraining(golden, "sgd", Optimizer.sgd(golden.shape(), 0.1, 0.9, golden.json.get("clipNorm").asDouble()));
    }

    private static void assertTraining(Golden golden, String name, Optimizer optimizer) {
        JsonNode expected = golden.json.get("training").get(name);
        Weights weights = golden.weights(golden.json.get("parameters"));
        Weights gradient = Weights.zeros(golden.shape());
        Backpropagation backpropagation = new Backpropagation(golden.shape());
        for (JsonNode loss : expected.get("losses")) {
            double found = backpropagation.gradient(weights, golden.batch(), gradient).sum();
            assertThat(found).isCloseTo(loss.asDouble(), within(1e-3));
            optimizer.step(weights, gradient);
        }
        assertNear(weights, golden.weights(expected.get("parameters")));
    }

    private static void assertNear(Weights found, Weights expected) {
        for (int k = 0; k < expected.tensors().size(); k++) {
            assertThat(found.array(k))
                    .as(expected.tensors().get(k).name())
                    .containsExactly(expected.array(k), within((float) NEAR));
        }
    }
}
