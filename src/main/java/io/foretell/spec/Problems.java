package io.foretell.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong while reading goes on, so that all mistakes are told at once. Not thread-safe. */
final class Problems {

    /** Nobody reads more of them, and a file can have hundreds of thousands. */
    private static final int MOST = 10_000;

    private final List<Problem> found = new ArrayList<>();

    /** True if it is useless to look for more. */
    boolean isFull() {
        return found.size() >= MOST;
    }

    void add(Problem problem) {
        if (!isFull()) {
            found.add(problem);
        }
    }

    void add(Node node, String path, String what, String allowed) {
        add(new Problem(path, line(node.getStartMark()), what, allowed));
    }

    /** @throws InvalidSpec if anything was added */
    void refuseAny(String source) {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingInt(problem -> problem.line().orElse(0))); // stable
            throw new InvalidSpec(source, found);
        }
    }

    static OptionalInt line(Mark mark) {
        return OptionalInt.of(mark.getLine() + 1);
    }
}
