package io.foretell.accuracy;

import java.util.List;

/** What the ablation leaves out, one part at a time. */
final class Variants {

    private Variants() {}

    /** The learner as it is comes first. */
    static List<Variant> all() {
        return List.of(
                Variant.WHOLE,
                new Variant("without burn-in", SpecEdit.training("burn-in", 0)),
                new Variant("without scaling", SpecEdit.unscaled()),
                new Variant("without time of day and day of week",
                        SpecEdit.withoutFeatures(List.of("time-of-day", "day-of-week"))),
                new Variant("windows of 16 instead of 64 events", SpecEdit.training("window", 16)));
    }
}
