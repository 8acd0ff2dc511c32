package io.foretell.endtoend.cost;

/**
 * One run of one contestant.
 *
 * @param eventsPerSecond committed, after the warm-up
 * @param cpuMicros       of all threads of its process, for each of these events
 */
public record Figures(double eventsPerSecond, double cpuMicros) {}
