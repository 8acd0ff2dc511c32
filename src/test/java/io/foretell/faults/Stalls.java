package io.foretell.faults;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * For how long a fault left a partition without answers while its events went on coming, ms: of each fault the longest
 * of all partitions, and of all faults these.
 */
record Stalls(long median, long p99, long most) {

    /**
     * @param answers partition by partition in their order, at a steady rate of events
     * @param strikes when each fault began, epoch ms, in their order
     */
    static Stalls of(List<Answer> answers, List<Long> strikes) {
        long[] longest = new long[strikes.size()];
        Map<Integer, Long> last = new HashMap<>();
        for (Answer answer : answers) {
            Long before = last.put(answer.partition(), answer.answered());
            if (before != null) {
                take(longest, strikes, before, answer.answered());
            }
        }
        if (longest.length == 0) {
            return new Stalls(0, 0, 0);
        }
        Sorted sorted = Sorted.of(Arrays.stream(longest));
        return new Stalls(sorted.median(), sorted.p99(), sorted.most());
    }

    /** A stall is that of each fault that came in it, else of the last one before it. */
    private static void take(long[] longest, List<Long> strikes, long from, long to) {
        for (int i = 0; i < longest.length && strikes.get(i) < to; i++) {
            boolean over = i + 1 < longest.length && strikes.get(i + 1) <= from;
            if (!over) {
                longest[i] = Math.max(longest[i], to - from);
            }
        }
    }
}
