package io.foretell.lstm.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PlainFirstTest {

    private static final int TERMS = 3;
    private static final int COLUMNS = 5;
    private static final long TWO_PRODUCTS = 2 * TERMS * COLUMNS;
    private static final Set<Operation> ALL = EnumSet.allOf(Operation.class);

    private final CountDownLatch curtain = new CountDownLatch(1);
    private final CountDownLatch changed = new CountDownLatch(1);
    private final AtomicInteger rehearsals = new AtomicInteger();
    private final Counting vectors = new Counting();

    @Test
    void untilItIsWorthWhile_nothingIsRehearsed() {
        Kernel kernel = kernel(ALL);
        multiply(factor(kernel));
        assertThat(rehearsals).hasValue(0);
        assertThat(vectors.calls).hasValue(0);
    }

    @Test
    void whileVectorsAreRehearsed_plainJavaWorks() {
        Factor factor = factor(kernel(ALL));
        float[][] first = multiply(factor);
        for (int product = 0; product < 10; product++) {
            assertThat(multiply(factor)).isDeepEqualTo(first);
        }
        await().until(() -> rehearsals.get() == 1);
        assertThat(vectors.calls).hasValue(0);
    }

    @Test
    void onceRehearsed_vectorsTakeOverWithTheMatricesThatAreTakenUp() throws InterruptedException {
        Kernel kernel = kernel(ALL);
        Factor factor = factor(kernel);
        float[][] before = multiply(factor);
        multiply(factor);
        curtain.countDown();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            assertThat(multiply(factor)).isDeepEqualTo(before);
            return vectors.calls.get() > 0;
        });
        changed.await();
        Factor later = factor(kernel);
        int calls = vectors.calls.get();
        assertThat(multiply(later)).isDeepEqualTo(before);
        later.multiplyTransposed(new float[TERMS][1], new float[1][COLUMNS]);
        later.addRows(new float[COLUMNS]);
        kernel.add(1f, new float[1], new float[1]);
        kernel.forward(new float[1][4], new float[1][1], new float[1][1], new float[1][1], new float[1][1]);
        kernel.backward(new float[1][4], new float[1][1], new float[1][1], new float[1][1], new float[1][1]);
        assertThat(vectors.calls).hasValue(calls + 6);
    }

    @Test
    void operationsThatAreNotCompiled_stayPlain() throws InterruptedException {
        Kernel kernel = kernel(EnumSet.complementOf(EnumSet.of(Operation.ADD_ROWS, Operation.BACKWARD)));
        Factor factor = factor(kernel);
        multiply(factor);
        multiply(factor);
        curtain.countDown();
        changed.await();
        Factor later = factor(kernel);
        float[] sums = new float[COLUMNS];
        factor.addRows(sums);
        later.addRows(sums);
        kernel.backward(new float[1][4], new float[1][1], new float[1][1], new float[1][1], new float[1][1]);
        assertThat(sums).containsExactly(36, 42, 48, 54, 60);
        assertThat(vectors.calls).hasValue(0);
        multiply(later);
        assertThat(vectors.calls).hasValue(1);
    }

    @Test
    void vectorsThatAreNotCompiled_areNeverUsed() {
        Factor factor = factor(kernel(EnumSet.noneOf(Operation.class)));
        curtain.countDown();
        for (int product = 0; product < 10; product++) {
            multiply(factor);
        }
        await().until(() -> rehearsals.get() == 1);
        multiply(factor);
        assertThat(vectors.calls).hasValue(0);
    }

    @Test
    void rehearsalOfAKernelThatIsAsQuick_handsOverAllAndEnds() {
        Set<Operation> compiled = EnumSet.noneOf(Operation.class);
        new Rehearsal(new PlainKernel(), new PlainKernel()).run(compiled::add);
        assertThat(compiled).isEqualTo(ALL);
    }

    @Test
    void operationThatIsSlow_holdsUpNoOtherAndIsHandedOverOnceItIsNot() {
        AtomicBoolean slow = new AtomicBoolean(true);
        Set<Operation> compiled = ConcurrentHashMap.newKeySet();
        Thread rehearsal = new Thread(() -> new Rehearsal(new SlowSums(slow), new PlainKernel()).run(compiled::add));
        rehearsal.setDaemon(true);
        rehearsal.start();
        await().atMost(Duration.ofMinutes(1)).until(() -> compiled.size() == ALL.size() - 1);
        assertThat(compiled).doesNotContain(Operation.ADD_ROWS);
        slow.set(false);
        await().atMost(Duration.ofMinutes(1)).until(() -> !rehearsal.isAlive());
        assertThat(compiled).isEqualTo(ALL);
    }

    private Kernel kernel(Set<Operation> outcome) {
        Consumer<Consumer<Operation>> rehearsal = compiled -> {
            rehearsals.incrementAndGet();
            try {
                curtain.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            outcome.forEach(compiled);
            changed.countDown();
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

    /** Plain, but something is done at each call of an operation. */
    private abstract static class Watched implements Kernel {

        private final Kernel plain = new PlainKernel();

        abstract void at(Operation operation);

        @Override
        public int room(int columns) {
            return plain.room(columns);
        }

        @Override
        public String name() {
            return "watched";
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
                    at(Operation.MULTIPLY);
                    factor.multiply(x, y);
                }

                @Override
                public void multiplyTransposed(float[][] x, float[][] y) {
                    at(Operation.MULTIPLY_TRANSPOSED);
                    factor.multiplyTransposed(x, y);
                }

                @Override
                public void addRows(float[] y) {
                    at(Operation.ADD_ROWS);
                    factor.addRows(y);
                }
            };
        }

        @Override
        public void add(float factor, float[] x, float[] y) {
            at(Operation.ADD);
            plain.add(factor, x, y);
        }

        @Override
        public void forward(float[][] gates, float[][] before, float[][] cell, float[][] tanh, float[][] hidden) {
            at(Operation.FORWARD);
            plain.forward(gates, before, cell, tanh, hidden);
        }

        @Override
        public void backward(float[][] gates, float[][] before, float[][] tanh, float[][] dHidden, float[][] dCell) {
            at(Operation.BACKWARD);
            plain.backward(gates, before, tanh, dHidden, dCell);
        }
    }

    private static final class Counting extends Watched {

        private final AtomicInteger calls = new AtomicInteger();

        @Override
        void at(Operation operation) {
            calls.incrementAndGet();
        }
    }

    /** Adds rows as slowly as vectors that are objects do. */
    private static final class SlowSums extends Watched {

        private static final long WAIT = 200_000; // ns

        private final AtomicBoolean slow;

        private SlowSums(AtomicBoolean slow) {
            this.slow = slow;
        }

        @Override
        void at(Operation operation) {
            long start = System.nanoTime();
            while (operation == Operation.ADD_ROWS && slow.get() && System.nanoTime() - start < WAIT) {
                Thread.onSpinWait();
            }
        }
    }
}
