package io.foretell.endtoend.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A main class of this class path in a process of its own, with the launcher's options. */
public final class JavaProcess implements AutoCloseable {

    private static final List<String> OPTIONS = List.of(
            "-XX:+UseParallelGC", "-Xmx2g", "--add-modules", "jdk.incubator.vector",
            "-Dlogback.configurationFile=endtoend-logback.xml");

    private final Process process;
    private final Path output;

    private JavaProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    public static JavaProcess start(Path output, Class<?> main, String... arguments) throws IOException {
        return start(output, command(List.of(), main, List.of(arguments)));
    }

    /** @param options of the JVM, after the launcher's */
    public static List<String> command(List<String> options, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }

    /** A command that becomes one, as the launcher does. */
    public static JavaProcess start(Path output, List<String> command) throws IOException {
        Process process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        return new JavaProcess(process, output);
    }

    public long id() {
        return process.pid();
    }

    /** What it has printed so far. */
    public String output() throws IOException {
        return Files.readString(output);
    }

    /** Of all its threads. */
    public Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** True if it has ended by then. */
    public boolean await(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Of one that has ended. */
    public int exitCode() {
        return process.exitValue();
    }

    /** At once, as kill -9 does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** @param name of a signal, as kill takes it */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(id())).inheritIO().start().waitFor();
    }

    /** @throws IOException with what it printed, if it has ended */
    public void refuseIfEnded() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("process: exit code=" + process.exitValue() + ", it printed:\n" + output());
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
