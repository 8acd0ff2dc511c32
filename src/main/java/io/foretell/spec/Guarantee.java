package io.foretell.spec;

/** What Kafka promises about the predictor's state and output. */
public enum Guarantee {
    EXACTLY_ONCE,
    AT_LEAST_ONCE
}
