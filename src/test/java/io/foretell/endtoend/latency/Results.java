package io.foretell.endtoend.latency;

import java.util.ArrayList;
import java.util.List;

/** Every setting's latest result, as they are kept in a file. */
public record Results(List<Result> results) {

    static final Results NONE = new Results(List.of());

    public Results {
        results = List.copyOf(results);
    }

    /** In the place of this setting's former result. */
    Results with(Result result) {
        List<Result> more = new ArrayList<>(results);
        more.removeIf(former -> former.setting().equals(result.setting()));
        more.add(result);
        return new Results(more);
    }
}
