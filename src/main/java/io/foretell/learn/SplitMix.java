package io.foretell.learn;

/**
 * The random draws of training: SplitMix64 (Steele, Lea, Flood 2014), written out so that every JVM draws the same
 * numbers. A generator is begun anew for each round from the spec's seed, the task and the round, so a restart need
 * not remember it. Not thread-safe.
 */
final class SplitMix {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private long state;

    SplitMix(long seed) {
        state = seed;
    }

    static SplitMix of(long seed, String task, long round) {
        long hash = FNV_OFFSET; // FNV-1a
        for (int i = 0; i < task.length(); i++) {
            hash = (hash ^ task.charAt(i)) * FNV_PRIME;
        }
        return new SplitMix(mix(mix(seed + GOLDEN) ^ hash) + mix(round * GOLDEN));
    }

    long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** Uniform over 0 … bound − 1. */
    long below(long bound) {
        return Math.multiplyHigh(next() >>> 1, bound << 1);
    }

    /** Uniform over [0, 1). */
    double unit() {
        return (next() >>> 11) * 0x1p-53;
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
