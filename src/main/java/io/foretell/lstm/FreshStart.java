package io.foretell.lstm;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;

/**
 * Draws the first weights from a seed.
 *
 * <pre>
 * U   uniform with variance 1 / n, n = dense + active, the elements of x(t) that are not 0; above layer 0, H
 * W   for each gate an orthogonal matrix (Saxe et al. 2013): h neither explodes nor fades at the start
 * b   0, but 1 for the forget gate (Jozefowicz et al. 2015): remember until learned otherwise
 * V   uniform, a tenth of U's scale with n = H: an untrained model says next to nothing;   c = 0
 * </pre>
 * The generator is named and everything drawn from its longs by StrictMath, so that every JVM draws the same bits.
 */
final class FreshStart {

    private static final double OUTPUT_SCALE = 0.1;

    private final RandomGenerator random;

    FreshStart(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    void fill(Weights weights) {
        Shape shape = weights.shape();
        int hidden = shape.hidden();
        for (int l = 0; l < shape.layers(); l++) {
            uniform(weights.input(l), 1 / Math.sqrt(l == 0 ? shape.dense() + shape.active() : hidden));
            for (int gate = 0; gate < 4; gate++) {
                put(orthogonal(hidden), weights.recurrent(l), gate * hidden);
            }
            for (int j = 0; j < hidden; j++) {
                weights.bias(l).set(0, hidden + j, 1f);
            }
        }
        uniform(weights.outputWeights(), OUTPUT_SCALE / Math.sqrt(hidden));
    }

    /** Fills with a uniform of mean 0 and this standard deviation: its bound is √3 of it. */
    private void uniform(FMatrixRMaj matrix, double deviation) {
        double bound = Math.sqrt(3) * deviation;
        for (int k = 0; k < matrix.data.length; k++) {
            matrix.data[k] = (float) (bound * (2 * uniform() - 1));
        }
    }

    /**
     * The rows of a Gaussian matrix, each made orthogonal to those before it (Gram and Schmidt, twice for its
     * rounding).
     */
    private DMatrixRMaj orthogonal(int size) {
        DMatrixRMaj q = new DMatrixRMaj(size, size);
        for (int row = 0; row < size; row++) {
            for (int j = 0; j < size; j++) {
                q.set(row, j, gaussian());
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int earlier = 0; earlier < row; earlier++) {
                    addRow(q, row, -dotRows(q, row, earlier), earlier);
                }
            }
            addRow(q, row, 1 / Math.sqrt(dotRows(q, row, row)) - 1, row);
        }
        return q;
    }

    private static double dotRows(DMatrixRMaj q, int a, int b) {
        double dot = 0;
        for (int j = 0; j < q.numCols; j++) {
            dot += q.get(a, j) * q.get(b, j);
        }
        return dot;
    }

    private static void addRow(DMatrixRMaj q, int to, double factor, int from) {
        for (int j = 0; j < q.numCols; j++) {
            q.set(to, j, q.get(to, j) + factor * q.get(from, j));
        }
    }

    private static void put(DMatrixRMaj from, FMatrixRMaj to, int column) {
        for (int i = 0; i < from.numRows; i++) {
            for (int j = 0; j < from.numCols; j++) {
                to.set(i, column + j, (float) from.get(i, j));
            }
        }
    }

    /** In (0, 1). */
    private double uniform() {
        return ((random.nextLong() >>> 11) + 0.5) * 0x1p-53;
    }

    /** Box and Muller 1958. */
    private double gaussian() {
        return Math.sqrt(-2 * StrictMath.log(uniform())) * StrictMath.cos(2 * Math.PI * uniform());
    }
}
