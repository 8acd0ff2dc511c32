package io.foretell.endtoend;

/**
 * One run of one contestant.
 *
 * @param eventsPerSecond committed, after the warm-up
 * @param cpuMicros       of all threads of its process, for each of these events
 */
record Figures(double eventsPerSecond, double cpuMicros) {}
