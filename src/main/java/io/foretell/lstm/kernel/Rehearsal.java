package io.foretell.lstm.kernel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lets a kernel do all that it can, again and again, and tells which operations the JIT has compiled: those that take it
 * no longer many times as long as another kernel, which needs no such compilation. With vectors that are objects every
 * one does. Each is told for itself, so that one which the JIT never gets done with holds up no other.
 */
final class Rehearsal {

    private static final int[] ROWS = {1, 4, 6, 8}; // one for each kind of tile
    private static final int TERMS = 24;
    private static final int COLUMNS = 163; // whole panels, some of them together, and a rest
    private static final int WINDOWS = 2;
    private static final int HIDDEN = 64;
    private static final int CALLS = 8; // in each round
    private static final int MANY_TIMES = 3; // small products of one row may be a little slower than in plain Java
    private static final long BLINK = 1_000; // ns, that a clock may be wrong by
    private static final int ROUNDS = 100; // to be won one after the other: the other kernel is compiled meanwhile

    private static final long HURRY = TimeUnit.SECONDS.toNanos(10);
    private static final int LEISURE = 9; // times as long as a round is the pause after it, from then on
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10); // a machine may be busy

    private final Kernel kernel;
    private final Kernel other;

    Rehearsal(Kernel kernel, Kernel other) {
        this.kernel = kernel;
        this.other = other;
    }

    /** Hands over each operation as soon as it is compiled; ends with the last one, or after ten minutes. */
    void run(Consumer<Operation> compiled) {
        Map<Operation, List<Race>> races = races(); // of the operations that are not compiled yet
        long start = System.nanoTime();
        long elapsed = 0;
        while (!races.isEmpty() && elapsed < PATIENCE) {
            races.values().forEach(all -> all.forEach(Race::run));
            List<Operation> won = races.keySet().stream()
                    .filter(operation -> races.get(operation).stream().allMatch(Race::won))
                    .toList();
            won.forEach(races::remove);
            won.forEach(compiled);
            long round = System.nanoTime() - start - elapsed;
            elapsed += round;
            if (elapsed > HURRY) {
                elapsed += rest(LEISURE * round);
            }
        }
    }

    private static long rest(long nanos) {
        long start = System.nanoTime();
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // and the next rests are none
        }
        return System.nanoTime() - start;
    }

    private Map<Operation, List<Race>> races() {
        List<Part> mine = parts(kernel);
        List<Part> others = parts(other);
        Map<Operation, List<Race>> races = new EnumMap<>(Operation.class);
        for (int k = 0; k < mine.size(); k++) {
            races.computeIfAbsent(mine.get(k).operation(), first -> new ArrayList<>())
                    .add(new Race(mine.get(k).work(), others.get(k).work()));
        }
        return races;
    }

    /** By the best time of each: other work on the machine only ever slows them down. */
    private static final class Race {

        private final Runnable mine;
        private final Runnable others;
        private long best = Long.MAX_VALUE; // ns
        private long bestOfOthers = Long.MAX_VALUE;
        private int rounds; // won, up to now

        private Race(Runnable mine, Runnable others) {
            this.mine = mine;
            this.others = others;
        }

        private void run() {
            best = Math.min(best, time(mine));
            bestOfOthers = Math.min(bestOfOthers, time(others));
            rounds = best < MANY_TIMES * bestOfOthers + BLINK ? rounds + 1 : 0;
        }

        private boolean won() {
            return rounds >= ROUNDS;
        }
    }

    private static long time(Runnable part) {
        long start = System.nanoTime();
        for (int call = 0; call < CALLS; call++) {
            part.run();
        }
        return System.nanoTime() - start;
    }

    private record Part(Operation operation, Runnable work) {}

    /** All that a kernel can do, with zeros. */
    private static List<Part> parts(Kernel kernel) {
        List<Part> parts = new ArrayList<>();
        float[][] w = new float[TERMS][COLUMNS];
        Factor factor = kernel.factor(w);
        for (int rows : ROWS) {
            float[][] x = new float[TERMS][TERMS]; // as rows and as columns
            float[][] y = new float[rows][COLUMNS];
            parts.add(new Part(Operation.MULTIPLY, () -> factor.multiply(x, y)));
            parts.add(new Part(Operation.MULTIPLY_TRANSPOSED, () -> factor.multiplyTransposed(x, y)));
        }
        float[] sum = new float[COLUMNS];
        parts.add(new Part(Operation.ADD_ROWS, () -> factor.addRows(sum)));
        parts.add(new Part(Operation.ADD, () -> kernel.add(1f, w[0], sum)));
        float[][] gates = new float[WINDOWS][4 * HIDDEN];
        float[][] state = new float[WINDOWS][HIDDEN];
        float[][] tanh = new float[WINDOWS][HIDDEN];
        float[][] hidden = new float[WINDOWS][HIDDEN];
        parts.add(new Part(Operation.FORWARD, () -> kernel.forward(gates, state, state, tanh, hidden)));
        parts.add(new Part(Operation.BACKWARD, () -> kernel.backward(gates, state, tanh, hidden, state)));
        return parts;
    }
}
