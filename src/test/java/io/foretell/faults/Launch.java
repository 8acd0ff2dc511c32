package io.foretell.faults;

import java.util.List;

/**
 * How a process is started.
 *
 * @param prefix  a command that becomes the one that follows it
 * @param options of the JVM, after those that all have
 */
record Launch(List<String> prefix, List<String> options) {

    static final Launch PLAIN = new Launch(List.of(), List.of());

    Launch {
        prefix = List.copyOf(prefix);
        options = List.copyOf(options);
    }
}
