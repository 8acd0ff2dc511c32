package io.foretell.faults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A predictor's wall clock is an hour or a week ahead or back from one moment to the next; its stopwatch is not. */
final class ClockJumps implements Fault {

    private static final String SOURCE = "jumping-clock.c";
    private static final List<Duration> JUMPS =
            List.of(Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(7), Duration.ofDays(-7));
    private static final int PREDICTORS = 2;

    private final long[] seconds = new long[PREDICTORS]; // ahead
    private Path folder = Path.of("");

    @Override
    public Optional<String> obstacle() {
        return Shell.succeeds(List.of("cc", "--version"))
                ? Optional.empty()
                : Optional.of("a clock that jumps needs a C compiler, as cc");
    }

    @Override
    public void open(Path files) throws IOException, InterruptedException {
        folder = files;
        Path source = folder.resolve(SOURCE);
        try (InputStream given = ClockJumps.class.getResourceAsStream(SOURCE)) {
            Files.copy(given, source);
        }
        Shell.run("cc", "-O2", "-shared", "-fPIC", "-o", library().toString(), source.toString(), "-ldl");
        for (int i = 0; i < PREDICTORS; i++) {
            set(i);
        }
    }

    private Path library() {
        return folder.resolve("jumping-clock.so");
    }

    private Path ahead(int predictor) {
        return folder.resolve("seconds-ahead-" + predictor);
    }

    /** In place, since the process has it mapped into its memory. */
    private void set(int predictor) throws IOException {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(seconds[predictor])
                .array();
        Files.write(ahead(predictor), bytes, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Override
    public Launch launch(int predictor) {
        return new Launch(
                List.of("env", "LD_PRELOAD=" + library(), "SECONDS_AHEAD=" + ahead(predictor)), List.of());
    }

    @Override
    public void strike(Scene scene) throws IOException {
        int predictor = scene.random().nextInt(PREDICTORS);
        seconds[predictor] += JUMPS.get(scene.random().nextInt(JUMPS.size())).toSeconds();
        set(predictor);
    }
}
