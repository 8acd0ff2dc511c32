package io.foretell.faults;

import io.foretell.endtoend.bench.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One process of the site, which is started again and again. Not thread-safe.
 */
final class Member {

    private static final String STARTED = "Ctrl-C stops";

    private final Path folder;
    private final String name;
    private final List<String> command;
    private final List<Path> outputs = new ArrayList<>();
    private Optional<JavaProcess> process = Optional.empty();
    private int gaveUp;

    /**
     * @param folder  for what it prints
     * @param command that starts it
     */
    Member(Path folder, String name, List<String> command) {
        this.folder = folder;
        this.name = name;
        this.command = List.copyOf(command);
    }

    String name() {
        return name;
    }

    boolean runs() {
        return process.isPresent();
    }

    void start() throws IOException {
        Path output = folder.resolve(name + "-" + outputs.size() + ".txt");
        outputs.add(output);
        process = Optional.of(JavaProcess.start(output, command));
    }

    /** As a supervisor does: what has ended by itself is started again, and counted if it had come into its own. */
    void startIfEnded() throws IOException {
        if (process.isPresent() && !process.get().alive()) {
            gaveUp += Files.readString(outputs.get(outputs.size() - 1)).contains(STARTED) ? 1 : 0;
            start();
        }
    }

    /**
     * Waits until it has ended by itself, which is not counted as giving up.
     *
     * @return what it printed and its exit code; empty if it still runs after that time
     */
    Optional<Ended> awaitEnd(Duration patience) throws IOException, InterruptedException {
        if (!process.orElseThrow().await(patience)) {
            return Optional.empty();
        }
        Ended ended = new Ended(process.get().exitCode(), process.get().output());
        process = Optional.empty();
        return Optional.of(ended);
    }

    record Ended(int exitCode, String output) {}

    /** The process's, as the system has it. */
    long id() {
        return process.orElseThrow().id();
    }

    /** kill -9. */
    void kill() {
        process.ifPresent(JavaProcess::kill);
        process = Optional.empty();
    }

    /** SIGTERM, and until it has ended. */
    void leave() {
        process.ifPresent(JavaProcess::close);
        process = Optional.empty();
    }

    void pause() throws IOException, InterruptedException {
        process.orElseThrow().signal("STOP");
    }

    void resume() throws IOException, InterruptedException {
        process.orElseThrow().signal("CONT");
    }

    /** How often it ended without having been told to, once started. Without a broker it does not start. */
    int gaveUp() {
        return gaveUp;
    }

    /** @throws IOException with what it printed, if it has ended */
    void refuseIfEnded() throws IOException {
        if (process.isPresent()) {
            process.get().refuseIfEnded();
        }
    }

    /** Since its latest start. */
    String lastPrinted() throws IOException {
        return Files.readString(outputs.get(outputs.size() - 1));
    }

    /** Since its first start. */
    String printed() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path output : outputs) {
            all.append(Files.readString(output));
        }
        return all.toString();
    }
}
