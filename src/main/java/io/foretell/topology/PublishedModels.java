package io.foretell.topology;

import io.foretell.snapshot.Snapshot;

/**
 * The two models of the weights topic, as they are at the moment. Another thread replaces them, and what is current
 * before the candidate that comes with it: who looks at the candidate first has a current at least as new.
 */
interface PublishedModels {

    /** What predictions are made with. */
    Snapshot current();

    /** What learning goes on from. */
    Snapshot candidate();
}
