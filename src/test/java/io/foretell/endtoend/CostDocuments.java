package io.foretell.endtoend;

import io.foretell.measure.MarkedSection;
import io.foretell.measure.ResultFile;
import java.io.IOException;
import java.nio.file.Path;

/** The file of results, and the README's table, which is made of it alone. */
final class CostDocuments {

    private final Path root;

    /** @param root of the repository */
    CostDocuments(Path root) {
        this.root = root;
    }

    ResultFile<Results> results() {
        return new ResultFile<>(root.resolve("benchmarks/endtoend/results"), "cost", Results.class);
    }

    MarkedSection section() {
        return new MarkedSection(root.resolve("README.md"), "cost", "benchmarks/endtoend/run");
    }

    String table() throws IOException {
        return CostTable.of(results().read().orElse(Results.NONE));
    }

    void write() throws IOException {
        section().write(table());
    }
}
