package io.foretell.endtoend.latency;

import io.foretell.endtoend.bench.Median;
import io.foretell.measure.Conditions;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What one setting gave.
 *
 * @param commitMillis interval of the predictor's commits
 */
public record Result(Setting setting, Conditions conditions, long commitMillis, List<Pair> pairs) {

    public Result {
        pairs = List.copyOf(pairs);
    }

    /** Measured alike, in another run. */
    boolean isLike(Result other) {
        return setting.equals(other.setting)
                && conditions.equals(other.conditions)
                && commitMillis == other.commitMillis;
    }

    Result and(Result more) {
        return new Result(
                setting, conditions, commitMillis, Stream.concat(pairs.stream(), more.pairs.stream()).toList());
    }

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
