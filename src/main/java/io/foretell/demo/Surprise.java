package io.foretell.demo;

/**
 * An event that the model had not expected.
 *
 * @param time      epoch millis
 * @param surprise  −log10 of how likely a loss this high was, going by the key's recent ones
 * @param known     whether it lies within a known anomaly
 */
public record Surprise(String key, long time, double value, double predicted, double surprise, boolean known) {}
