package io.foretell.accuracy.nab;

import java.util.List;

/**
 * One file of the benchmark.
 *
 * @param times  ISO-8601, one for each row
 * @param values one for each row, as they stand in the file
 */
record LabelledSeries(Series series, List<String> times, List<String> values) {}
