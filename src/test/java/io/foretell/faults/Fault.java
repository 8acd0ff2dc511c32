package io.foretell.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One way in which things go wrong, what it needs, and what it is to leave. Of one run. */
@FunctionalInterface
interface Fault extends AutoCloseable {

    /** Once, when all is running, before the time of the faults begins. */
    default void prepare(Scene scene) {}

    /** Returns when the next one may come; at once, if it need not wait for the last one's consequences. */
    default void settle(Scene scene) {}

    /** One fault, over when this returns but for its consequences. */
    void strike(Scene scene) throws IOException, InterruptedException;

    /** Why this machine, or this user, cannot have it. */
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    /** Before anything of the site is there. */
    default void open(Path folder) throws IOException, InterruptedException {}

    /** How many the site has. */
    default int brokers() {
        return 1;
    }

    /** Address under which the brokers are known to all. */
    default String host() {
        return "localhost";
    }

    /** How many the site has. */
    default int predictors() {
        return 2;
    }

    /** How a predictor's process is started. */
    default Launch launch(int predictor) {
        return Launch.PLAIN;
    }

    /** States whose changelog was damaged so far; asked by another thread, too. */
    default List<Damage> damages() {
        return List.of();
    }

    /** What was to be seen beyond untouched answers, and was not. */
    default List<String> unmet() {
        return List.of();
    }

    /** What was seen beyond answers. */
    default List<String> notes() {
        return List.of();
    }

    @Override
    default void close() throws IOException, InterruptedException {}
}
