/**
 * Real processes, faults from a seed, and an oracle that replays the input without Kafka and compares every output and
 * every state by its bits. {@code benchmarks/faults/run SCENARIO}.
 */
package io.foretell.faults;
