package io.foretell.accuracy;

import java.util.Map;
import java.util.SortedMap;

/**
 * A run and how it went over time.
 *
 * @param curves by forecaster: a measure by the number of events seen
 */
record Pass(Run run, Map<String, SortedMap<Long, Double>> curves) {}
