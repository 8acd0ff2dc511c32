package io.foretell.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Commands that end by themselves. */
final class Shell {

    private static final int PATIENCE_SECONDS = 20;

    private Shell() {}

    /** @throws IOException with what it printed, if it does not end with 0 */
    static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("command: " + String.join(" ", command) + ", it printed: " + printed.strip());
        }
    }

    /** True if the command is there and ends with 0. */
    static boolean succeeds(List<String> command) {
        try {
            run(command.toArray(String[]::new));
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
