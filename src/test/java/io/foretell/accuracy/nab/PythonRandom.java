package io.foretell.accuracy.nab;

/**
 * The draws of Python's {@code random.seed(seed)} and {@code random.random()}: the Mersenne Twister MT19937 (Matsumoto
 * and Nishimura 1998), seeded by an array of one word. Not thread-safe.
 */
final class PythonRandom {

    private static final int WORDS = 624;
    private static final int MIDDLE = 397;
    private static final int TWIST = 0x9908b0df;
    private static final int LOW_BITS = 0x7fffffff;

    private static final int ARRAY_START = 19_650_218;
    private static final int LINEAR = 1_812_433_253;
    private static final int FIRST_PASS = 1_664_525;
    private static final int SECOND_PASS = 1_566_083_941;

    private final int[] words = new int[WORDS];
    private int taken = WORDS;

    PythonRandom(int seed) {
        words[0] = ARRAY_START;
        for (int i = 1; i < WORDS; i++) {
            words[i] = LINEAR * folded(i - 1) + i;
        }
        int i = 1;
        for (int k = 0; k < WORDS; k++) {
            words[i] = (words[i] ^ FIRST_PASS * folded(i - 1)) + seed;
            i = next(i);
        }
        for (int k = 1; k < WORDS; k++) {
            words[i] = (words[i] ^ SECOND_PASS * folded(i - 1)) - i;
            i = next(i);
        }
        words[0] = 0x80000000;
    }

    private int folded(int i) {
        return words[i] ^ words[i] >>> 30;
    }

    private int next(int i) {
        if (i + 1 < WORDS) {
            return i + 1;
        }
        words[0] = words[WORDS - 1];
        return 1;
    }

    /** From 0 to 1, with 53 bits. */
    double draw() {
        long high = word() >>> 5;
        long low = word() >>> 6;
        return ((high << 26) + low) / (double) (1L << 53);
    }

    private int word() {
        if (taken == WORDS) {
            twist();
            taken = 0;
        }
        int y = words[taken++];
        y ^= y >>> 11;
        y ^= y << 7 & 0x9d2c5680;
        y ^= y << 15 & 0xefc60000;
        return y ^ y >>> 18;
    }

    private void twist() {
        for (int i = 0; i < WORDS; i++) {
            int y = words[i] & ~LOW_BITS | words[(i + 1) % WORDS] & LOW_BITS;
            words[i] = words[(i + MIDDLE) % WORDS] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : TWIST);
        }
    }
}
