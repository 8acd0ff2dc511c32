package io.foretell.spec;

import java.time.Duration;

/** What a spec that is silent says. */
final class Defaults {

    static final long SEED = 1;
    static final String RECORD_KEY = "$key";
    static final Scale SCALE = Scale.STANDARD;
    /** Of a category or cross without {@code values} and {@code size}: open, learned from the events. */
    static final Vocabulary VOCABULARY = new Vocabulary.Open(1000);
    static final int HORIZON = 1;
    static final int HIDDEN = 64;
    static final int LAYERS = 1;
    static final Training.Cadence EVERY = new Training.Cadence.Every(Duration.ofSeconds(5));
    static final int STEPS = 20;
    static final int WINDOW = 64;
    /** Less where the window is short: an eighth of it. */
    static final int BURN_IN = 8;
    static final int BATCH = 32;
    static final int HISTORY = 16384;
    static final double ADAM_RATE = 0.005;
    static final double SGD_RATE = 0.1;
    static final double MOMENTUM = 0.9;
    static final double CLIP_NORM = 1.0;
    static final double BUDGET = 0.5;
    static final Guarantee GUARANTEE = Guarantee.EXACTLY_ONCE;
    static final Duration FORGET_AFTER = Duration.ofDays(90);
    static final String BOOTSTRAP_SERVERS = "localhost:9092";

    private Defaults() {}

    static int burnIn(int window) {
        return Math.min(BURN_IN, window / 8);
    }
}
