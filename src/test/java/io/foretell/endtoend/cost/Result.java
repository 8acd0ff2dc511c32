package io.foretell.endtoend.cost;

import io.foretell.endtoend.bench.Median;
import io.foretell.measure.Conditions;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What one setting gave. */
public record Result(Setting setting, Conditions conditions, List<Pair> pairs) {

    public Result {
        pairs = List.copyOf(pairs);
    }

    /** Of all pairs, the one in the middle: other work on the machine spoils some of them. */
    double median(ToDoubleFunction<Pair> figure) {
        return Median.of(pairs.stream().mapToDouble(figure).boxed().toList());
    }

    double least(ToDoubleFunction<Pair> figure) {
        return pairs.stream().mapToDouble(figure).min().orElseThrow();
    }

    double most(ToDoubleFunction<Pair> figure) {
        return pairs.stream().mapToDouble(figure).max().orElseThrow();
    }
}
