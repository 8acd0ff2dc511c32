package io.foretell.snapshot;

import io.foretell.event.Schema;
import io.foretell.feature.Features;
import io.foretell.feature.Targets;
import io.foretell.lstm.Output;
import io.foretell.lstm.Shape;
import io.foretell.spec.Spec;
import io.foretell.spec.Target;

/**
 * All that the spec alone decides about a model: which fields are read, how they are encoded, the network's shape and
 * the fingerprint. Immutable and thread-safe.
 */
public final class Blueprint {

    private final Spec spec;
    private final Schema schema;
    private final Features features;
    private final Targets targets;
    private final Shape shape;
    private final Fingerprint fingerprint;

    private Blueprint(Spec spec) {
        this.spec = spec;
        schema = Schema.of(spec);
        features = Features.of(spec, schema);
        targets = Targets.of(spec, schema, features);
        shape = new Shape(
                features.dense(),
                features.active(),
                features.inputs(),
                spec.lstm().hidden(),
                spec.lstm().layers(),
                output(targets));
        fingerprint = Fingerprint.of(spec);
    }

    public static Blueprint of(Spec spec) {
        return new Blueprint(spec);
    }

    private static Output output(Targets targets) {
        Target target = targets.target();
        if (target instanceof Target.Number number) {
            return new Output.Gaussian(number.horizon());
        }
        return target instanceof Target.Category
                ? new Output.Softmax(targets.places())
                : new Output.Sigmoid(targets.places());
    }

    public Spec spec() {
        return spec;
    }

    public Schema schema() {
        return schema;
    }

    public Features features() {
        return features;
    }

    public Targets targets() {
        return targets;
    }

    public Shape shape() {
        return shape;
    }

    public Fingerprint fingerprint() {
        return fingerprint;
    }
}
