package io.foretell.cli;

import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import io.foretell.topology.Instance;
import io.foretell.topology.PredictorCounters;
import io.foretell.topology.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./foretell run --spec foretell.yaml}: predicts and learns until it is stopped. */
@Command(
        name = "run",
        description = "Predicts and learns from a topic on your Kafka, until stopped."
                + " Start it again elsewhere to scale out.",
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {

    private static final Logger log = LoggerFactory.getLogger(RunCommand.class);
    private static final int LOOK_SECONDS = 5;
    private static final int LOOKS_BETWEEN_REPORTS = 6;

    /** What one process may be asked to do alone. */
    enum Only {
        PREDICT(Instance.Part.PREDICT),
        TRAIN(Instance.Part.TRAIN);

        private final Instance.Part part;

        Only(Instance.Part part) {
            this.part = part;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--spec", paramLabel = "FILE", defaultValue = "foretell.yaml",
            description = "What to read, predict and learn (default: ${DEFAULT-VALUE}).")
    private Path file;

    @Option(names = "--only", paramLabel = "PART",
            description = "One of: ${COMPLETION-CANDIDATES}. Without it this process does both.")
    private Optional<Only> only = Optional.empty();

    @Option(names = "--health-file", paramLabel = "FILE",
            description = "Touched every few seconds while running and making progress; for health checks.")
    private Optional<Path> healthFile = Optional.empty();

    private volatile Optional<Instance> running = Optional.empty();

    @Override
    public Integer call() throws Exception {
        Spec spec = SpecReader.read(file);
        Set<Instance.Part> parts =
                only.map(one -> EnumSet.of(one.part)).orElse(EnumSet.allOf(Instance.Part.class));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.ifPresent(RunCommand::stop), "foretell-stop"));
        boolean again = true;
        while (again) {
            again = clockWasSet(spec, parts);
        }
        return CommandLine.ExitCode.SOFTWARE; // only a failure ends it
    }

    /** Runs until the clock has been set, which takes a new instance, or until a failure: then false. */
    private boolean clockWasSet(Spec spec, Set<Instance.Part> parts) throws InterruptedException, ExecutionException {
        try (Instance instance = Instance.start(spec, parts)) {
            running = Optional.of(instance);
            log.info("{}: {} ➜ {}-predictions. Ctrl-C stops.", spec.name(), spec.input().topic(), spec.name());
            watch(instance);
            return !instance.failure().isDone();
        }
    }

    private static void stop(Instance instance) {
        log.info("Stopping");
        instance.close();
        log.info("Stopped");
    }

    private void watch(Instance instance) throws InterruptedException, ExecutionException {
        CompletableFuture<Object> end = CompletableFuture.anyOf(
                instance.failure(),
                instance.clockSet().thenAccept(by -> log.warn(
                        "The clock of this machine was set by {} s; starting anew, by the new time", by.toSeconds())));
        long reported = 0;
        for (int looks = 1; true; looks++) {
            try {
                end.get(LOOK_SECONDS, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException stillRunning) {
                if (instance.healthy() && healthFile.isPresent()) {
                    touch(healthFile.get());
                }
                if (looks == 1 || looks % LOOKS_BETWEEN_REPORTS == 0) {
                    reported = report(instance, reported);
                }
            }
        }
    }

    private static long report(Instance instance, long before) {
        long events = instance.counters().events();
        if (events > before) {
            PredictorCounters counters = instance.counters();
            log.info("{} events predicted ({} of them late), {} dead letters, {} keys forgotten, {} damaged,"
                            + " model version {}",
                    events, counters.late(), counters.deadLetters(), counters.forgotten(), counters.damaged(),
                    instance.model().current().version());
        }
        return events;
    }

    private static void touch(Path file) {
        try {
            if (Files.notExists(file)) {
                Files.createFile(file);
            }
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            throw new StartException("health file cannot be written: --health-file=" + file + " (" + e + ")", e);
        }
    }
}
