package io.foretell.speed;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A class of benchmarks, or some of its methods.
 *
 * @param name    as the command calls it
 * @param pattern of the methods' whole names
 */
record Plan(String name, String pattern, Measure measure, Set<Contestant> contestants) {

    private static final Set<Contestant> LEARNERS = EnumSet.of(
            Contestant.FORETELL, Contestant.FORETELL_PLAIN, Contestant.DJL, Contestant.DEEPLEARNING4J);

    static List<Plan> all() {
        return List.of(
                new Plan("step", methods("StepBenchmark", "step"), Measure.MICROS_PER_STEP,
                        EnumSet.allOf(Contestant.class)),
                new Plan("training", methods("TrainingBenchmark", "training"), Measure.TIMESTEPS_PER_SECOND, LEARNERS),
                new Plan("event", methods("EventBenchmark", "event"), Measure.NANOS_PER_EVENT,
                        EnumSet.of(Contestant.FORETELL, Contestant.FORETELL_PLAIN)),
                new Plan("event", methods("EventBenchmark", "(decode|state|predict|write)"), Measure.NANOS_PER_EVENT,
                        EnumSet.of(Contestant.FORETELL)),
                new Plan("append", methods("HistoryBenchmark", "append"), Measure.NANOS_PER_EVENT,
                        EnumSet.of(Contestant.FORETELL)));
    }

    private static String methods(String type, String methods) {
        return "\\." + type + "\\." + methods + "$";
    }
}
