package io.foretell.lstm.kernel;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Plain Java first, and vectors once they are compiled. Until the JIT has compiled what works with it, a vector is
 * an object, and a step takes ten times as long as in plain Java and more: the first thousands of events of a process,
 * or the first step of a training, would wait for that. Both kernels give the same bits: it shows in time alone.
 * Each operation changes over for itself.
 *
 * <p>A thread of its own rehearses the vectors, once there was as much work as makes it worth while: a process that
 * has little to do, or is killed again and again, never pays for it. Vectors that the JIT does not compile are never
 * used.
 */
final class PlainFirst implements Kernel {

    /** Multiplications and additions: half a second of plain Java, to spend a second or two on a rehearsal. */
    static final long WORTH_WHILE = 1L << 31;

    private static final Set<Operation> OF_FACTORS =
            EnumSet.of(Operation.MULTIPLY, Operation.MULTIPLY_TRANSPOSED, Operation.ADD_ROWS);

    private final Kernel plain;
    private final Kernel vectors;
    private final long worthWhile;
    private final Consumer<Consumer<Operation>> rehearsal;
    private final AtomicLong done = new AtomicLong(); // multiplications and additions, in plain Java
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile Set<Operation> compiled = EnumSet.noneOf(Operation.class); // replaced, never changed

    /**
     * @param worthWhile multiplications and additions after which to rehearse
     * @param rehearsal  hands over each operation once its vectors are compiled
     */
    PlainFirst(Kernel plain, Kernel vectors, long worthWhile, Consumer<Consumer<Operation>> rehearsal) {
        this.plain = plain;
        this.vectors = vectors;
        this.worthWhile = worthWhile;
        this.rehearsal = rehearsal;
    }

    private void didPlain(long work) {
        if (done.addAndGet(work) >= worthWhile && !begun.getAndSet(true)) {
            Thread thread = new Thread(() -> rehearsal.accept(this::changeOver), "rehearses-vectors");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void changeOver(Operation operation) {
        Set<Operation> all = EnumSet.copyOf(compiled);
        all.add(operation);
        compiled = all;
    }

    private Kernel of(Operation operation) {
        return compiled.contains(operation) ? vectors : plain;
    }

    /** That of the vectors. */
    @Override
    public String name() {
        return vectors.name();
    }

    @Override
    public Factor factor(int most, int columns) {
        return new Both(most, columns);
    }

    @Override
    public int room(int columns) {
        return vectors.room(columns);
    }

    @Override
    public void add(float factor, float[] x, float[] y) {
        of(Operation.ADD).add(factor, x, y);
    }

    @Override
    public void forward(float[][] gates, float[][] before, float[][] cell, float[][] tanh, float[][] hidden) {
        of(Operation.FORWARD).forward(gates, before, cell, tanh, hidden);
    }

    @Override
    public void backward(float[][] gates, float[][] before, float[][] tanh, float[][] dHidden, float[][] dCell) {
        of(Operation.BACKWARD).backward(gates, before, tanh, dHidden, dCell);
    }

    /** In the layouts of both, as long as the plain one may be asked for. */
    private final class Both implements Factor {

        private final Factor inPlain;
        private final Factor inVectors;
        private long elements; // of w

        private Both(int most, int columns) {
            inPlain = plain.factor(most, columns);
            inVectors = vectors.factor(most, columns);
        }

        @Override
        public void take(float[][] w, int from, int end) {
            if (!compiled.containsAll(OF_FACTORS)) {
                inPlain.take(w, from, end);
                elements = end == from ? 0 : (long) (end - from) * w[from].length;
            }
            inVectors.take(w, from, end);
        }

        private Factor of(Operation operation, long work) {
            if (compiled.contains(operation)) {
                return inVectors;
            }
            didPlain(work);
            return inPlain;
        }

        @Override
        public void multiply(float[][] x, float[][] y) {
            of(Operation.MULTIPLY, elements * y.length).multiply(x, y);
        }

        @Override
        public void multiplyTransposed(float[][] x, float[][] y) {
            of(Operation.MULTIPLY_TRANSPOSED, elements * y.length).multiplyTransposed(x, y);
        }

        @Override
        public void addRows(float[] y) {
            of(Operation.ADD_ROWS, elements).addRows(y);
        }
    }
}
