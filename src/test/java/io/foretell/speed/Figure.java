package io.foretell.speed;

import java.util.List;

/**
 * What one contestant gave on one task.
 *
 * @param benchmark  step, training, or event with its stages
 * @param size       H/D
 * @param value      the median over JVMs of each one's best iteration: other work on the machine only ever slows an
 *                   iteration down, but one JVM may compile the same code better than the next
 * @param bytes      allocated on the Java heap by each step, timestep or event; likewise the median
 * @param iterations of each JVM, one after the other
 */
record Figure(
        String benchmark,
        Contestant contestant,
        String size,
        Measure measure,
        double value,
        double bytes,
        List<List<Double>> iterations) {

    /** What is measured on what, by whom. */
    record Name(String benchmark, Contestant contestant, String size, Measure measure) {}

    /** What one JVM gave. */
    record Fork(List<Double> iterations, double bytes) {}

    /** @param forks at least one, with at least one iteration each */
    static Figure of(Name name, List<Fork> forks) {
        double value = median(forks.stream()
                .map(fork -> fork.iterations().stream().max(name.measure().order()).orElseThrow())
                .toList());
        double bytes = median(forks.stream().map(Fork::bytes).toList());
        return new Figure(name.benchmark(), name.contestant(), name.size(), name.measure(), value, bytes,
                forks.stream().map(Fork::iterations).toList());
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
