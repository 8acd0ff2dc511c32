package io.foretell.accuracy;

import io.foretell.learn.Part;
import java.util.List;

/** What the ablation leaves out, one part at a time. */
final class Variants {

    private Variants() {}

    /** The learner as it is comes first. */
    static List<Variant> all() {
        return List.of(
                Variant.WHOLE,
                Variant.without("replay", Part.REPLAY),
                Variant.without("dropout", Part.DROPOUT),
                Variant.without("weight decay", Part.DECAY),
                Variant.without("averaging", Part.AVERAGING),
                Variant.without("the gate", Part.GATE),
                Variant.without("drift detection", Part.DRIFT),
                Variant.without("calibration", Part.CALIBRATION),
                Variant.edited("without burn-in", SpecEdit.training("burn-in", 0)),
                Variant.edited("without scaling", SpecEdit.unscaled()),
                Variant.edited("without time of day and day of week",
                        SpecEdit.withoutFeatures(List.of("time-of-day", "day-of-week"))),
                Variant.edited("vocabularies of 32 values at most", SpecEdit.vocabularies(32)),
                Variant.edited("windows of 16 instead of 64 events", SpecEdit.training("window", 16)),
                Variant.edited("a history of 4,096 instead of 16,384 events", SpecEdit.training("history", 4096)));
    }
}
