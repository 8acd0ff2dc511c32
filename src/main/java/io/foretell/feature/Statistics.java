package io.foretell.feature;

import java.util.List;

/**
 * The moments of every number that is scaled over all keys, in the order of {@link Features#scaled()}.
 * Immutable and thread-safe; part of a snapshot.
 */
public record Statistics(List<Moments> moments) {

    public Statistics {
        moments = List.copyOf(moments);
    }

    /** (v − mean) / deviation of the i-th number, clamped. */
    float standardised(int i, double v) {
        Moments of = moments.get(i);
        return Dense.clamped((v - of.mean()) / of.deviation());
    }
}
