package io.foretell.lstm.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kernel against the chains of fma as they are defined, by their bits. */
class KernelsTest {

    private static final int[] UGLY = {1, 2, 3, 4, 6, 13, 17, 31, 64, 130, 207};

    /** Rows, terms and columns, each from the ugly sizes. */
    static Stream<int[]> sizes() {
        Random random = new Random(1);
        Stream<int[]> mixed = random.ints(60, 0, UGLY.length)
                .mapToObj(k -> new int[] {UGLY[k], ugly(random), ugly(random)});
        Stream<int[]> equal = Arrays.stream(UGLY).mapToObj(size -> new int[] {size, size, size});
        return Stream.concat(equal, mixed);
    }

    private static int ugly(Random random) {
        return UGLY[random.nextInt(UGLY.length)];
    }

    @Test
    void jvmWithTheVectorModule_choosesVectors() {
        boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        assertThat(Kernels.best().name()).startsWith(module ? "Vector API" : "plain Java");
        assertThat(Kernels.all()).contains(Kernels.best()).hasSize(module ? 3 : 1);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void products_areChainsInRisingOrder(int[] size) {
        assertProducts(size[0], size[1], size[2], new Random(2));
    }

    @Property(tries = 100)
    void products_areChainsInRisingOrderAtAnySize(
            @ForAll @IntRange(min = 1, max = 70) int rows,
            @ForAll @IntRange(max = 70) int terms,
            @ForAll @IntRange(min = 1, max = 300) int columns,
            @ForAll long seed) {
        assertProducts(rows, terms, columns, new Random(seed));
    }

    private static void assertProducts(int rows, int terms, int columns, Random random) {
        float[][] x = matrix(rows, terms, random);
        float[][] w = matrix(terms, columns, random);
        float[][] y = matrix(rows, columns, random);
        float[][] expected = chains(x, w, y);
        for (Kernel kernel : Kernels.all()) {
            float[][] product = copy(y);
            kernel.factor(w).multiply(x, product);
            assertBits(kernel, product, expected);
            float[][] transposed = copy(y);
            multiplyTransposed(kernel, Transposition.of(x, 0, rows, 0, terms), w, transposed);
            assertBits(kernel, transposed, expected);
        }
    }

    /** In two steps. */
    private static void multiplyTransposed(Kernel kernel, float[][] x, float[][] w, float[][] y) {
        Factor terms = kernel.factor(w.length, y[0].length);
        terms.take(w, 0, w.length / 3);
        terms.multiplyTransposed(x, y);
        terms.take(w, w.length / 3, w.length);
        terms.multiplyTransposed(x, y);
    }

    @Property(tries = 100)
    void rowsTakenUp_areAddedOneAfterTheOther(
            @ForAll @IntRange(min = 1, max = 70) int rows,
            @ForAll @IntRange(min = 1, max = 300) int columns,
            @ForAll long seed) {
        Random random = new Random(seed);
        float[][] w = matrix(rows, columns, random);
        float[] y = row(columns, 1, random);
        float[] expected = y.clone();
        for (float[] row : Arrays.copyOfRange(w, rows / 3, rows)) {
            for (int j = 0; j < columns; j++) {
                expected[j] += row[j];
            }
        }
        for (Kernel kernel : Kernels.all()) {
            Factor factor = kernel.factor(rows, columns);
            factor.take(w, rows / 3, rows);
            float[] sum = y.clone();
            factor.addRows(sum);
            assertBits(kernel, new float[][] {sum}, new float[][] {expected});
        }
    }

    @Property(tries = 100)
    void anotherMatrix_takesThePlaceOfTheOneBefore(
            @ForAll @IntRange(min = 1, max = 40) int terms,
            @ForAll @IntRange(min = 1, max = 150) int columns,
            @ForAll long seed) {
        Random random = new Random(seed);
        float[][] x = matrix(7, terms, random);
        float[][] before = matrix(terms, columns, random);
        float[][] w = matrix(random.nextInt(terms) + 1, random.nextInt(columns) + 1, random);
        float[][] y = matrix(7, w[0].length, random);
        float[][] expected = chains(x, w, y);
        for (Kernel kernel : Kernels.all()) {
            Factor factor = kernel.factor(terms, columns);
            factor.take(before, 0, terms);
            factor.take(w, 0, w.length);
            float[][] product = copy(y);
            factor.multiply(x, product);
            assertBits(kernel, product, expected);
        }
    }

    @Property(tries = 100)
    void whatLiesBeyondTheColumns_staysAsItIs(
            @ForAll @IntRange(min = 1, max = 30) int rows,
            @ForAll @IntRange(min = 1, max = 150) int columns,
            @ForAll @IntRange(min = 1, max = 40) int beyond,
            @ForAll long seed) {
        Random random = new Random(seed);
        float[][] x = matrix(rows, 9, random);
        float[][] w = matrix(9, columns, random);
        float[][] y = matrix(rows, columns + beyond, random);
        float[][] expected = copy(y);
        float[][] products = chains(x, w, Stream.of(y).map(row -> Arrays.copyOf(row, columns)).toArray(float[][]::new));
        for (int n = 0; n < rows; n++) {
            System.arraycopy(products[n], 0, expected[n], 0, columns);
        }
        for (Kernel kernel : Kernels.all()) {
            Factor factor = kernel.factor(9, columns + beyond);
            factor.take(matrix(9, columns + beyond, random), 0, 9); // which leaves nothing behind
            factor.take(w, 0, 9);
            float[][] product = copy(y);
            factor.multiply(x, product);
            assertBits(kernel, product, expected);
        }
    }

    private static float[][] chains(float[][] x, float[][] w, float[][] y) {
        float[][] result = copy(y);
        for (int n = 0; n < y.length; n++) {
            for (int j = 0; j < y[n].length; j++) {
                for (int p = 0; p < w.length; p++) {
                    result[n][j] = Math.fma(x[n][p], w[p][j], result[n][j]);
                }
            }
        }
        return result;
    }

    @Property(tries = 100)
    void cells_haveTheSameBitsInEveryKernel(
            @ForAll @IntRange(min = 1, max = 210) int size, @ForAll @IntRange(min = 1, max = 9) int windows,
            @ForAll long seed) {
        Random random = new Random(seed);
        float[][] gates = matrix(windows, 4 * size, random);
        float[][] before = matrix(windows, size, random);
        float[][] dHidden = matrix(windows, size, random);
        float[][] dCell = matrix(windows, size, random);
        List<float[][]> expected = cells(PlainCells.KERNEL, gates, before, dHidden, dCell);
        for (Kernel kernel : Kernels.all()) {
            List<float[][]> found = cells(kernel, gates, before, dHidden, dCell);
            for (int k = 0; k < expected.size(); k++) {
                assertBits(kernel, found.get(k), expected.get(k));
            }
        }
    }

    /** Everything that cells write, forward and backward. */
    private static List<float[][]> cells(
            Kernel kernel, float[][] z, float[][] before, float[][] dHidden, float[][] dCellAfter) {
        float[][] gates = copy(z);
        float[][] cell = copy(before);
        float[][] tanh = copy(before);
        float[][] hidden = copy(before);
        kernel.forward(gates, before, cell, tanh, hidden);
        float[][] dz = copy(gates);
        float[][] dCell = copy(dCellAfter);
        kernel.backward(dz, before, tanh, dHidden, dCell);
        return List.of(gates, cell, tanh, hidden, dz, dCell);
    }

    @Test
    void rowTimesAFactor_isAddedInEveryKernel() {
        Random random = new Random(3);
        for (int size : UGLY) {
            float[] x = row(size, 1, random);
            float[] y = row(size, 1, random);
            float[][] expected = chains(new float[][] {{0.3f}}, new float[][] {x}, new float[][] {y});
            for (Kernel kernel : Kernels.all()) {
                float[] sum = y.clone();
                kernel.add(0.3f, x, sum);
                assertBits(kernel, new float[][] {sum}, expected);
            }
        }
    }

    /** As what overflows or diverges makes it. */
    @Test
    void whatIsNoUsualNumber_isTheSameInEveryKernel() {
        List<Float> odd = List.of(
                Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MAX_VALUE, -Float.MAX_VALUE, 0f, -0f,
                Float.MIN_VALUE, -Float.MIN_VALUE, Tanh.LIMIT, -Tanh.LIMIT, Math.nextUp(Tanh.LIMIT),
                Math.nextDown(-Tanh.LIMIT));
        float[] gates = row(4 * 70, 20, new Random(6));
        float[] before = row(70, 20, new Random(7));
        for (int j = 0; j < odd.size(); j++) {
            for (int gate = 0; gate < 4; gate++) {
                gates[gate * 70 + (17 * gate + j) % 70] = odd.get(j);
            }
            before[(35 + j) % 70] = odd.get(j);
        }
        float[] delta = row(70, 1, new Random(8));
        List<float[][]> expected = cells(PlainCells.KERNEL, rows(gates), rows(before), rows(delta), rows(delta));
        assertThat(expected.get(3)[0]).contains(Float.NaN);
        for (Kernel kernel : Kernels.all()) {
            List<float[][]> found = cells(kernel, rows(gates), rows(before), rows(delta), rows(delta));
            for (int k = 0; k < expected.size(); k++) {
                assertBits(kernel, found.get(k), expected.get(k));
            }
        }
    }

    @Test
    void cellBefore_mayBeTheCellWritten() {
        for (Kernel kernel : Kernels.all()) {
            float[][] z = matrix(3, 4 * 37, new Random(4));
            float[][] cell = matrix(3, 37, new Random(5));
            float[][] expected = new float[3][37];
            kernel.forward(copy(z), cell, expected, new float[3][37], new float[3][37]);
            kernel.forward(z, cell, cell, new float[3][37], new float[3][37]);
            assertBits(kernel, cell, expected);
        }
    }

    private static void assertBits(Kernel kernel, float[][] found, float[][] expected) {
        for (int n = 0; n < expected.length; n++) {
            assertThat(bits(found[n])).as(kernel.name() + ", row " + n).containsExactly(bits(expected[n]));
        }
    }

    private static int[] bits(float[] row) {
        int[] bits = new int[row.length];
        for (int j = 0; j < row.length; j++) {
            bits[j] = Float.floatToIntBits(row[j]);
        }
        return bits;
    }

    private static float[][] matrix(int rows, int columns, Random random) {
        return Stream.generate(() -> row(columns, 1, random)).limit(rows).toArray(float[][]::new);
    }

    private static float[] row(int size, double deviation, Random random) {
        float[] row = new float[size];
        for (int j = 0; j < size; j++) {
            row[j] = (float) (deviation * random.nextGaussian());
        }
        return row;
    }

    private static float[][] rows(float[] row) {
        return new float[][] {row};
    }

    private static float[][] copy(float[][] rows) {
        return Stream.of(rows).map(float[]::clone).toArray(float[][]::new);
    }

    /** The plain kernel with its cell taken element by element, as the equations are written. */
    private static final class PlainCells {

        static final Kernel KERNEL = new Kernel() {
            private final Kernel plain = new PlainKernel();

            @Override
            public String name() {
                return "element by element";
            }

            @Override
            public Factor factor(int most, int columns) {
                return plain.factor(most, columns);
            }

            @Override
            public int room(int columns) {
                return plain.room(columns);
            }

            @Override
            public void add(float factor, float[] x, float[] y) {
                plain.add(factor, x, y);
            }

            @Override
            public void forward(
                    float[][] gates, float[][] before, float[][] cell, float[][] tanh, float[][] hidden) {
                for (int n = 0; n < gates.length; n++) {
                    PlainCell.forward(gates[n], before[n], cell[n], tanh[n], hidden[n], 0);
                }
            }

            @Override
            public void backward(
                    float[][] gates, float[][] before, float[][] tanh, float[][] dHidden, float[][] dCell) {
                for (int n = 0; n < gates.length; n++) {
                    PlainCell.backward(gates[n], before[n], tanh[n], dHidden[n], dCell[n], 0);
                }
            }
        };
    }
}
