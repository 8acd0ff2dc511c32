package io.foretell.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What each benchmark gave in each variant, as it is kept in a file. */
record Ablation(List<Ablated> results) {

    static final Ablation NONE = new Ablation(List.of());

    /** One benchmark in one variant, without its curves. */
    record Ablated(String variant, Result result) {}

    /** In the place of this benchmark's former result in this variant. */
    Ablation with(Variant variant, Result result) {
        List<Ablated> more = new ArrayList<>(results);
        more.removeIf(ablated -> ablated.variant().equals(variant.name())
                && ablated.result().benchmark().equals(result.benchmark()));
        more.add(new Ablated(variant.name(), result.withoutCurves()));
        return new Ablation(more);
    }

    Optional<Result> result(Variant variant, String benchmark) {
        return results.stream()
                .filter(ablated -> ablated.variant().equals(variant.name()))
                .map(Ablated::result)
                .filter(result -> result.benchmark().equals(benchmark))
                .findFirst();
    }
}
