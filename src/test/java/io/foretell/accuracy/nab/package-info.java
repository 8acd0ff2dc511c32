/**
 * The Numenta Anomaly Benchmark: 58 labelled series, how alarms on them are scored (Lavin and Ahmad, "Evaluating
 * Real-time Anomaly Detection Algorithms", ICMLA 2015), and how surprise fares as the anomaly score.
 */
package io.foretell.accuracy.nab;
