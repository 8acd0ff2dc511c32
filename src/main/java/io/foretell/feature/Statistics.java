package io.foretell.feature;

import java.util.List;

/**
 * The moments of every number that is scaled over all keys, in the order of {@link Features#scaled()}.
 * Immutable; part of a snapshot.
 */
public record Statistics(List<Moments> moments) {

    public Statistics {
        moments = List.copyOf(moments);
    }
}
