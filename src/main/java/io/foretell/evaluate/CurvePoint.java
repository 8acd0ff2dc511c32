package io.foretell.evaluate;

import java.util.Map;

/**
 * The model's metrics on one stretch of the file.
 *
 * @param events  number of the stretch's last event
 * @param scored  rows of the stretch that counted
 * @param metrics on these
 * @param soFar   on all rows that counted up to here
 */
public record CurvePoint(long events, long scored, Map<String, Double> metrics, Map<String, Double> soFar) {}
