package io.foretell.accuracy;

import java.util.HashMap;
import java.util.Map;

/**
 * Forecasts how often answers of the skill were right so far, with one right and one wrong ahead of the first
 * (Laplace's rule of succession).
 */
final class SkillRates {

    private static final long[] NONE = {0, 0};

    private final Map<String, long[]> counts = new HashMap<>(); // answers, right ones; looked up only, never walked

    double right(String skill) {
        long[] count = counts.getOrDefault(skill, NONE);
        return (count[1] + 1.0) / (count[0] + 2.0);
    }

    void add(String skill, boolean right) {
        long[] count = counts.computeIfAbsent(skill, name -> new long[2]);
        count[0]++;
        count[1] += right ? 1 : 0;
    }
}
