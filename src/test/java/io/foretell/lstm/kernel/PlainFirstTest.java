package io.foretell.lstm.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class PlainFirstTest {

    private static final int TERMS = 3;
    private static final int COLUMNS = 5;
    private static final long TWO_PRODUCTS = 2 * TERMS * COLUMNS;

    private final CountDownLatch curtain = new CountDownLatch(1);
    private final AtomicInteger rehearsals = new AtomicInteger();
    private final Counting vectors = new Counting();

    @Test
    void untilItIsWorthWhile_nothingIsRehearsed() {
        Kernel kernel = kernel(true);
        multiply(factor(kernel));
        assertThat(rehearsals).hasValue(0);
        assertThat(vectors.calls).hasValue(0);
    }

    @Test
    void whileVectorsAreRehearsed_plainJavaWorks() {
        Factor factor = factor(kernel(true));
        float[][] first = multiply(factor);
        for (int product = 0; product < 10; product++) {
            assertThat(multiply(factor)).isDeepEqualTo(first);
        }
        await().until(() -> rehearsals.get() == 1);
        assertThat(vectors.calls).hasValue(0);
    }

    @Test
    void onceRehearsed_vectorsTakeOverWithTheMatricesThatAreTakenUp() {
        Kernel kernel = kernel(true);
        Factor factor = factor(kernel);
        float[][] before = multiply(factor);
        multiply(factor);
        curtain.countDown();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            assertThat(multiply(factor)).isDeepEqualTo(before);
            return vectors.calls.get() > 0;
        });
        Factor later = factor(kernel);
        int calls = vectors.calls.get();
        assertThat(multiply(later)).isDeepEqualTo(before);
        later.multiplyTransposed(new float[TERMS][1], new float[1][COLUMNS]);
        later.addRows(new float[COLUMNS]);
        kernel.add(1f, new float[1], new float[1]);
        kernel.forward(new float[4], new float[1], new float[1], new float[1], new float[1]);
        kernel.backward(new float[4], new float[1], new float[1], new float[1], new float[1]);
        assertThat(vectors.calls).hasValue(calls + 6);
    }

    @Test
    void vectorsThatAreNotCompiled_areNeverUsed() {
        Factor factor = factor(kernel(false));
        curtain.countDown();
        for (int product = 0; product < 10; product++) {
            multiply(factor);
        }
        await().until(() -> rehearsals.get() == 1);
        multiply(factor);
        assertThat(vectors.calls).hasValue(0);
    }

    @Test
    void rehearsalOfAKernelThatIsAsQuick_ends() {
        Kernel plain = new PlainKernel();
        assertThat(new Rehearsal(plain, new PlainKernel()).getAsBoolean()).isTrue();
    }

    private Kernel kernel(boolean outcome) {
        BooleanSupplier rehearsal = () -> {
            rehearsals.incrementAndGet();
            try {
                curtain.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return outcome;
        };
        return new PlainFirst(new PlainKernel(), vectors, TWO_PRODUCTS, rehearsal);
    }

    private static Factor factor(Kernel kernel) {
        return kernel.factor(new float[][] {{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10}, {11, 12, 13, 14, 15}});
    }

    private static float[][] multiply(Factor factor) {
        float[][] y = new float[1][COLUMNS];
        factor.multiply(new float[][] {{0.1f, 0.2f, 0.3f}}, y);
        return y;
    }

    /** Plain, but its calls are counted. */
    private static final class Counting implements Kernel {

        private final AtomicInteger calls = new AtomicInteger();
        private final Kernel plain = new PlainKernel();

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Factor factor(int most, int columns) {
            Factor factor = plain.factor(most, columns);
            return new Factor() {
                @Override
                public void take(float[][] w, int from, int end) {
                    factor.take(w, from, end);
                }

                @Override
                public void multiply(float[][] x, float[][] y) {
                    calls.incrementAndGet();
                    factor.multiply(x, y);
                }

                @Override
                public void multiplyTransposed(float[][] x, float[][] y) {
                    calls.incrementAndGet();
                    factor.multiplyTransposed(x, y);
                }

                @Override
                public void addRows(float[] y) {
                    calls.incrementAndGet();
                    factor.addRows(y);
                }
            };
        }

        @Override
        public void add(float factor, float[] x, float[] y) {
            calls.incrementAndGet();
            plain.add(factor, x, y);
        }

        @Override
        public void forward(float[] gates, float[] before, float[] cell, float[] tanh, float[] hidden) {
            calls.incrementAndGet();
            plain.forward(gates, before, cell, tanh, hidden);
        }

        @Override
        public void backward(float[] gates, float[] before, float[] tanh, float[] dHidden, float[] dCell) {
            calls.incrementAndGet();
            plain.backward(gates, before, tanh, dHidden, dCell);
        }
    }
}
