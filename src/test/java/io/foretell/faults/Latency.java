package io.foretell.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long answers took, ms.
 *
 * @param stall longest time between two answers of one partition
 */
record Latency(long p50, long p99, long most, long stall) {

    /** @param answers at least one, partition by partition in their order */
    static Latency of(List<Answer> answers) {
        List<Long> sorted = answers.stream().map(Answer::latency).sorted().toList();
        return new Latency(
                sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100), sorted.get(sorted.size() - 1),
                stall(answers));
    }

    private static long stall(List<Answer> answers) {
        Map<Integer, Long> last = new HashMap<>();
        long longest = 0;
        for (Answer answer : answers) {
            Long before = last.put(answer.partition(), answer.answered());
            longest = Math.max(longest, before == null ? 0 : answer.answered() - before);
        }
        return longest;
    }
}
