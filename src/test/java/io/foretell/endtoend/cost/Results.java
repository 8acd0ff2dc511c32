package io.foretell.endtoend.cost;

import java.util.ArrayList;
import java.util.List;

/** Every setting's latest result, as they are kept in a file. */
public record Results(List<Result> results) {

    static final Results NONE = new Results(List.of());

    public Results {
        results = List.copyOf(results);
    }

    /** In the place of the former result of the same line, however long that run was. */
    Results with(Result result) {
        List<Result> more = new ArrayList<>(results);
        int at = results.stream().map(former -> former.setting().title()).toList().indexOf(result.setting().title());
        if (at < 0) {
            more.add(result);
        } else {
            more.set(at, result);
        }
        return new Results(more);
    }
}
