package io.foretell.lstm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reference's derivatives against those that its own forward pass gives by finite differences, for every
 * parameter.
 */
class ReferenceTest {

    private static final double DISTANCE = 1e-3;
    private static final double RELATIVE = 1e-6;
    private static final double SMALLEST = 1e-5; // below this a derivative is compared absolutely

    static List<Shape> shapes() {
        return Batches.shapes().toList();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void derivativesOfEveryParameter_equalFiniteDifferences(Shape shape) {
        Reference reference = Reference.of(Batches.weights(shape, 1));
        ReferenceWindow window = new ReferenceWindow(Batches.random(shape, 9, 2, 2, 2), 1);
        assertFiniteDifferences(reference, window);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void derivativesWithoutBurnIn_equalFiniteDifferences(Shape shape) {
        Reference reference = Reference.of(Batches.weights(shape, 3));
        ReferenceWindow window = new ReferenceWindow(Batches.random(shape, 6, 1, 0, 4), 0);
        assertFiniteDifferences(reference, window);
    }

    private static void assertFiniteDifferences(Reference reference, ReferenceWindow window) {
        List<DMatrixRMaj> refreshed = reference.refresh(window);
        Reference gradient = Reference.zero(reference.shape);
        reference.backward(window, refreshed, gradient);
        for (int p = 0; p < gradient.parameters().size(); p++) {
            double[] parameter = reference.parameters().get(p).data;
            for (int k = 0; k < parameter.length; k++) {
                double expected = difference(reference, window, refreshed, parameter, k);
                double found = gradient.parameters().get(p).data[k];
                double error = Math.abs(found - expected) / Math.max(SMALLEST, Math.abs(expected));
                assertThat(error).as("parameter %d[%d]: %s, %s", p, k, found, expected).isLessThan(RELATIVE);
            }
        }
    }

    /** Central difference of fourth order: (8 (f(+d) − f(−d)) − (f(+2d) − f(−2d))) / 12d. */
    private static double difference(
            Reference reference, ReferenceWindow window, List<DMatrixRMaj> refreshed, double[] parameter, int k) {
        double value = parameter[k];
        double[] losses = new double[5];
        for (int step = -2; step <= 2; step++) {
            parameter[k] = value + step * DISTANCE;
            losses[step + 2] = reference.loss(window, refreshed);
        }
        parameter[k] = value;
        return (8 * (losses[3] - losses[1]) - (losses[4] - losses[0])) / (12 * DISTANCE);
    }
}
