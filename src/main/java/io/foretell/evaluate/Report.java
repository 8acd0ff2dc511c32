package io.foretell.evaluate;

import java.util.List;

/**
 * What a replay found: a function of the events, the spec and the protocol.
 *
 * @param events    accepted
 * @param model     how the model fared
 * @param baselines how these fared on the same rows
 * @param curve     the model's metrics over time
 * @param snapshots how many versions became current
 * @param rejected  rows that were no events, by reason
 */
public record Report(
        long events,
        Entry model,
        List<Entry> baselines,
        List<CurvePoint> curve,
        long snapshots,
        List<Rejection> rejected) {

    public Report {
        baselines = List.copyOf(baselines);
        curve = List.copyOf(curve);
        rejected = List.copyOf(rejected);
    }

    /** Rows that counted. */
    public long scored() {
        return model.scored();
    }
}
