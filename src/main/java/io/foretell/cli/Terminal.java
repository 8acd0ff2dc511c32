package io.foretell.cli;

/** The terminal that the user looks at, if there is one. */
final class Terminal {

    private Terminal() {}

    /**
     * True if input and output are a terminal's, not a file or a pipe. From JDK 22 on that takes
     * {@code -Djdk.console=java.base}, which the launcher gives.
     */
    static boolean isThere() {
        return System.console() != null;
    }
}
