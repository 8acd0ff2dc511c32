package io.foretell.demo;

/**
 * The model's errors beside the last value's.
 *
 * @param won   series on which the model's are smaller
 * @param ratio of the model's to the last value's, geometric mean over the series: below 1 the model is better; NaN
 *              before any series can be compared
 */
public record Comparison(int won, double ratio) {}
