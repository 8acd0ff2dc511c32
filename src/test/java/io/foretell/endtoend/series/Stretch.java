package io.foretell.endtoend.series;

/**
 * Some of the events, and the process at their end.
 *
 * @param events          from the start of the process to the end of this stretch
 * @param eventsPerSecond of this stretch
 * @param cpuMicros       of all threads of the process, for each of these events
 * @param heapBytes       after a full collection
 */
public record Stretch(
        long events, double eventsPerSecond, double cpuMicros, long heapBytes, Footprint footprint) {}
