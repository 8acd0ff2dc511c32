package io.foretell.learn;

/** A part of how weights are learned that can be left out, to measure what it earns. */
public enum Part {
    /** Windows from all of the history among those around new events. */
    REPLAY,
    /** Training hides a share of h from the output. */
    DROPOUT,
    /** Weights that nothing needs shrink. */
    DECAY,
    /** What is published is an average of the last steps' weights, not the last step's. */
    AVERAGING,
    /** Only a candidate that is better on unseen events becomes current. */
    GATE,
    /** After a change of the world, training turns to what came since. */
    DRIFT,
    /** Intervals are as wide as unseen events need. */
    CALIBRATION
}
