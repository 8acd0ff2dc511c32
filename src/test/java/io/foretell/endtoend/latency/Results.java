package io.foretell.endtoend.latency;

import java.util.ArrayList;
import java.util.List;

/** Every setting's latest result, as they are kept in a file. */
public record Results(List<Result> results) {

    static final Results NONE = new Results(List.of());

    public Results {
        results = List.copyOf(results);
    }

    /** Beside the pairs that were measured alike, or else in the place of this setting's former result. */
    Results with(Result result) {
        List<Result> more = new ArrayList<>(results);
        for (int n = 0; n < more.size(); n++) {
            Result former = more.get(n);
            if (former.setting().guarantee().equals(result.setting().guarantee())) {
                more.set(n, former.isLike(result) ? former.and(result) : result);
                return new Results(more);
            }
        }
        more.add(result);
        return new Results(more);
    }
}
