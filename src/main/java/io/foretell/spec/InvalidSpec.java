package io.foretell.spec;

import java.util.List;
import java.util.stream.Collectors;

/** A spec that was refused: carries every problem that it has; the message has a line for each. */
public final class InvalidSpec extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The message stops here; {@link #problems()} has all. */
    private static final int PRINTED = 100;

    private final transient List<Problem> problems;

    InvalidSpec(String source, List<Problem> problems) {
        super(message(source, problems));
        this.problems = List.copyOf(problems);
    }

    /** In the file's order; never empty. */
    public List<Problem> problems() {
        return problems;
    }

    private static String message(String source, List<Problem> problems) {
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        String lines = problems.stream().limit(PRINTED).map(problem -> "\n  " + problem).collect(Collectors.joining());
        String rest = problems.size() > PRINTED ? "\n  and " + (problems.size() - PRINTED) + " more" : "";
        return source + ": " + count + lines + rest;
    }
}
