package io.foretell.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class WeightsTest {

    private static final Shape SHAPE = new Shape(3, 1, 8, 16, 2, new Output.Softmax(5));

    @Test
    void tensors_areNamedInOrder() {
        assertThat(Weights.zeros(SHAPE).tensors())
                .extracting(Tensor::name)
                .containsExactly("U0", "W0", "b0", "U1", "W1", "b1", "V", "c");
    }

    @Test
    void sizes_followTheShape() {
        Weights weights = Weights.zeros(SHAPE);
        assertSize(weights.input(0), 8, 64);
        assertSize(weights.input(1), 16, 64);
        assertSize(weights.recurrent(1), 16, 64);
        assertSize(weights.bias(1), 1, 64);
        assertSize(weights.outputWeights(), 16, 5);
        assertSize(weights.outputBias(), 1, 5);
        assertThat(weights.size()).isEqualTo(8 * 64 + 3 * 16 * 64 + 2 * 64 + 16 * 5 + 5);
    }

    private static void assertSize(FMatrixRMaj matrix, int rows, int columns) {
        assertThat(matrix.numRows).isEqualTo(rows);
        assertThat(matrix.numCols).isEqualTo(columns);
    }

    @Test
    void sameSeed_givesTheSameBitsEverywhere() {
        assertThat(hash(Weights.fresh(SHAPE, 42))).isEqualTo(hash(Weights.fresh(SHAPE, 42)));
        assertThat(hash(Weights.fresh(SHAPE, 42))).isNotEqualTo(hash(Weights.fresh(SHAPE, 43)));
        assertThat(hash(Weights.fresh(SHAPE, 42))).as("a release must not draw other weights").isEqualTo(-1114874882);
    }

    private static int hash(Weights weights) {
        return weights.tensors().stream()
                .mapToInt(tensor -> Arrays.hashCode(tensor.matrix().data))
                .reduce(1, (sum, next) -> 31 * sum + next);
    }

    @Test
    void freshRecurrentWeights_areOrthogonalForEachGate() {
        FMatrixRMaj w = Weights.fresh(SHAPE, 1).recurrent(1);
        for (int gate = 0; gate < 4; gate++) {
            for (int a = 0; a < 16; a++) {
                for (int b = 0; b < 16; b++) {
                    double dot = 0;
                    for (int k = 0; k < 16; k++) {
                        dot += (double) w.get(k, gate * 16 + a) * w.get(k, gate * 16 + b);
                    }
                    assertThat(dot).isCloseTo(a == b ? 1 : 0, within(1e-6));
                }
            }
        }
    }

    @Test
    void freshBias_isOneForTheForgetGateAlone() {
        FMatrixRMaj b = Weights.fresh(SHAPE, 1).bias(0);
        for (int j = 0; j < 64; j++) {
            assertThat(b.get(0, j)).isEqualTo(j / 16 == 1 ? 1f : 0f);
        }
    }

    @Test
    void freshInputWeights_haveTheVarianceOfTheirFanIn() {
        Shape wide = new Shape(24, 1, 525, 64, 1, new Output.Sigmoid(1));
        float[] u = Weights.fresh(wide, 1).input(0).data;
        double squares = 0;
        for (float value : u) {
            squares += value * value;
        }
        assertThat(squares / u.length).isCloseTo(1 / 25.0, within(0.001));
    }

    @Test
    void copy_isIndependent() {
        Weights weights = Weights.fresh(SHAPE, 1);
        Weights copy = weights.copy();
        copy.outputBias().set(0, 0, 9f);
        assertThat(weights.outputBias().get(0, 0)).isZero();
        assertThat(copy.input(0).data).containsExactly(weights.input(0).data);
    }

    @Test
    void add_addsAMultiple() {
        Weights weights = Weights.fresh(SHAPE, 1);
        Weights sum = weights.copy();
        sum.add(-1f, weights);
        sum.tensors().forEach(tensor -> assertThat(tensor.matrix().data).containsOnly(0f));
    }

    @Test
    void weightsOfAnotherShape_cannotBeAdded() {
        Weights other = Weights.zeros(new Shape(3, 1, 8, 15, 2, new Output.Softmax(5)));
        assertThatThrownBy(() -> Weights.zeros(SHAPE).add(1f, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hidden=15");
    }

    @Test
    void oneNaN_isNotFinite() {
        Weights weights = Weights.fresh(SHAPE, 1);
        assertThat(weights.finite()).isTrue();
        weights.outputWeights().set(3, 2, Float.NaN);
        assertThat(weights.finite()).isFalse();
    }
}
