package io.foretell.accuracy;

import java.util.Map;

/**
 * One pass over one file with one seed.
 *
 * @param scored  rows that counted
 * @param figures by forecaster, then by measure
 */
record Run(
        String file, long seed, long events, long scored, double seconds, Map<String, Map<String, Double>> figures) {}
