package io.foretell.endtoend.bench;

import io.foretell.measure.MarkedSection;
import io.foretell.measure.ResultFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * One measurement's file of results, and the README's table, which is made of it alone.
 *
 * @param root  of the repository
 * @param name  of the subcommand, the file and the section
 * @param type  of what is kept
 * @param table what is kept as Markdown
 */
public record Documents<T>(Path root, String name, Class<T> type, Function<T, String> table) {

    public ResultFile<T> results() {
        return new ResultFile<>(root.resolve("benchmarks/endtoend/results"), name, type);
    }

    public MarkedSection section() {
        return new MarkedSection(root.resolve("README.md"), name, "benchmarks/endtoend/run " + name);
    }

    /** What the section is to hold. */
    public String content() throws IOException {
        return results().read().map(table).orElse("Nothing has been measured yet.\n");
    }

    public void write() throws IOException {
        section().write(content());
    }
}
