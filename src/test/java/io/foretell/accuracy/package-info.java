/**
 * Accuracy benchmarks: files of events are replayed by the same code as {@code ./foretell evaluate} and scored by the
 * protocols of the papers that others' figures come from; results are kept as files, and a table and a picture are made
 * of these. {@code benchmarks/accuracy/run} starts {@link io.foretell.accuracy.Accuracy}.
 */
package io.foretell.accuracy;
