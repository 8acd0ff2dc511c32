package io.foretell.snapshot;

import io.foretell.event.Schema;
import io.foretell.feature.Features;
import io.foretell.feature.Targets;
import io.foretell.lstm.Shape;
import io.foretell.spec.Spec;

/**
 * All that the spec alone decides about a model: which fields are read, how they are encoded, the network's shape and the fingerprint.
 * Immutable and thread-safe.
 */
public final class Blueprint {

    public static Blueprint of(Spec spec) {
        throw new UnsupportedOperationException();
    }

    public Spec spec() {
        throw new UnsupportedOperationException();
    }

    public Schema schema() {
        throw new UnsupportedOperationException();
    }

    public Features features() {
        throw new UnsupportedOperationException();
    }

    public Targets targets() {
        throw new UnsupportedOperationException();
    }

    public Shape shape() {
        throw new UnsupportedOperationException();
    }

    public Fingerprint fingerprint() {
        throw new UnsupportedOperationException();
    }
}
