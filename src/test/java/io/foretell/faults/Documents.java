package io.foretell.faults;

import io.foretell.measure.MarkedSection;
import io.foretell.measure.ResultFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What runs have left, and the README's table, which is made of it alone.
 *
 * @param root of the repository
 */
record Documents(Path root) {

    private static final List<String> GUARANTEES = List.of(Plan.EXACTLY_ONCE, Plan.AT_LEAST_ONCE);

    void keep(Result result) throws IOException {
        file(result.plan().scenario(), result.plan().guarantee(), result.plan().standbys() > 0).write(result);
    }

    private ResultFile<Result> file(Scenario scenario, String guarantee, boolean standby) {
        String name = scenario + (guarantee.equals(Plan.EXACTLY_ONCE) ? "" : "-" + guarantee) + (standby ? "-standby" : "");
        return new ResultFile<>(root.resolve("benchmarks/faults/results"), name, Result.class);
    }

    MarkedSection section() {
        return new MarkedSection(root.resolve("README.md"), "faults", "benchmarks/faults/run");
    }

    /** What the section is to hold. */
    String content() throws IOException {
        return FaultsTable.of(results());
    }

    private List<Result> results() throws IOException {
        List<Result> results = new ArrayList<>();
        for (String guarantee : GUARANTEES) {
            for (Scenario scenario : Scenario.values()) {
                for (boolean standby : new boolean[] {false, true}) {
                    Optional<Result> result = file(scenario, guarantee, standby).read();
                    result.ifPresent(results::add);
                }
            }
        }
        return results;
    }

    void write() throws IOException {
        section().write(content());
    }
}
