package io.foretell.snapshot;

import io.foretell.feature.Statistics;
import io.foretell.feature.Vocabularies;
import io.foretell.lstm.Network;
import io.foretell.lstm.Weights;

/**
 * Everything a prediction depends on beside the key's state and the event. Immutable by contract: nobody writes to its
 * weights. Thread-safe.
 *
 * @param network     the weights ready to step
 * @param calibration what unseen events say of the network's certainty
 */
public record Snapshot(
        long version,
        Fingerprint fingerprint,
        Weights weights,
        Network network,
        Statistics statistics,
        Vocabularies vocabularies,
        Calibration calibration) {

    /** Version 0: made from the spec's seed, the same on every instance. */
    public static Snapshot initial(Blueprint blueprint) {
        return of(
                0,
                blueprint.fingerprint(),
                Weights.fresh(blueprint.shape(), blueprint.spec().seed()),
                blueprint.features().noStatistics(),
                blueprint.features().firstVocabularies());
    }

    public static Snapshot of(
            long version, Fingerprint fingerprint, Weights weights, Statistics statistics, Vocabularies vocabularies) {
        return new Snapshot(
                version, fingerprint, weights, Network.of(weights), statistics, vocabularies, Calibration.NONE);
    }

    /** The same but for its calibration. */
    public Snapshot calibrated(Calibration by) {
        return new Snapshot(version, fingerprint, weights, network, statistics, vocabularies, by);
    }
}
