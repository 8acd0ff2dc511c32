package io.foretell.endtoend.bench;

import io.foretell.cli.Foretell;
import io.foretell.spec.Spec;
import io.foretell.topology.Names;
import io.foretell.topology.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What runs on the bench under one name.
 *
 * @param folder for its spec, its state and what it prints
 */
public record Deployment(Load load, Spec spec, Path folder) {

    /** The spec's. */
    public Path file() {
        return folder.resolve("foretell.yaml");
    }

    /** The topic of the predictions. */
    public String predictions() {
        return Names.of(spec).predictions();
    }

    /** The topic of the states. */
    public String changelog() {
        return Names.of(spec).predictor() + "-states-changelog";
    }

    /** {@code foretell run}, with further arguments. */
    public JavaProcess foretell(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("run", "--spec", file().toString()));
        arguments.addAll(List.of(more));
        return JavaProcess.start(output(), Foretell.class, arguments.toArray(String[]::new));
    }

    /** {@code foretell run} without a trainer. */
    public JavaProcess predictor() throws IOException {
        return foretell("--only", "predict");
    }

    public JavaProcess passThrough() throws IOException {
        return JavaProcess.start(
                output(), PassThrough.class, file().toString(), state().toString(), Integer.toString(load.keys()));
    }

    /** As it would be on another machine: only what is on the broker is left. Nothing may run. */
    public void loseState() throws IOException {
        Bench.delete(state());
    }

    /** Of the predictor's transactions, or offsets. */
    public long commitMillis() {
        return new StreamsConfig(new Settings(spec).predictor(state(), 1, 1))
                .getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG);
    }

    private Path state() {
        return folder.resolve("state");
    }

    private Path output() throws IOException {
        return Files.createTempFile(folder, "output", ".txt");
    }
}
