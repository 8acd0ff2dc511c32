package io.foretell.faults;

import io.foretell.endtoend.bench.JavaProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a process is started.
 *
 * @param prefix  a command that becomes the one that follows it
 * @param options of the JVM, after those that all have
 */
record Launch(List<String> prefix, List<String> options) {

    static final Launch PLAIN = new Launch(List.of(), List.of());

    /** The launcher. */
    static final String FORETELL = Path.of("foretell").toAbsolutePath().toString();

    private static final String USERS_LOG = "-Dlogback.configurationFile=logback.xml";

    Launch {
        prefix = List.copyOf(prefix);
        options = List.copyOf(options);
    }

    /** {@code ./foretell} with arguments, as users have it. */
    List<String> foretell(List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add("env");
        command.add("FORETELL_JAVA_OPTIONS=" + String.join(" ", options));
        command.add(FORETELL);
        command.addAll(arguments);
        return command;
    }

    /** A main class of the tests. */
    List<String> test(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        List<String> all = new ArrayList<>(options);
        all.add(USERS_LOG);
        command.addAll(JavaProcess.command(all, main, arguments));
        return command;
    }
}
