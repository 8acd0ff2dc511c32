package io.foretell.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A predictor's states are on a small disk of their own. It is filled to the last byte, and the other predictor is
 * killed, so that there are states to restore: the predictor is to say why it cannot, and to end. Then there is room
 * again.
 */
final class FullDisk implements Fault {

    private static final String SIZE = "64m";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ADVICE = "Check that the disk under state.dir is neither full nor read-only";

    private final List<String> unmet = new ArrayList<>();
    private Path disk = Path.of("");

    @Override
    public Optional<String> obstacle() {
        try {
            Path tried = Files.createTempDirectory("foretell-disk");
            boolean possible = Shell.succeeds(mount(tried)) && Shell.succeeds(List.of("umount", tried.toString()));
            Files.delete(tried);
            return possible ? Optional.empty() : Optional.of("a small disk (tmpfs) can be mounted by root only");
        } catch (IOException e) {
            return Optional.of("no folder to mount a disk at: " + e);
        }
    }

    private static List<String> mount(Path at) {
        return List.of("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "foretell", at.toString());
    }

    @Override
    public void open(Path folder) throws IOException, InterruptedException {
        disk = Files.createDirectories(folder.resolve("state-predictor-0"));
        Shell.run(mount(disk).toArray(String[]::new));
    }

    @Override
    public void strike(Scene scene) throws IOException, InterruptedException {
        Member starved = scene.site().predictors().get(0);
        Member other = scene.site().predictors().get(1);
        Path filler = disk.resolve("filler");
        fill(filler);
        other.kill();
        Optional<Member.Ended> ended = starved.awaitEnd(PATIENCE);
        other.start();
        if (ended.isEmpty()) {
            unmet.add("it ran on with a full disk");
            starved.kill();
        } else if (ended.get().exitCode() != 1 || !ended.get().output().contains(ADVICE)) {
            unmet.add("exit code " + ended.get().exitCode() + " and no line with: " + ADVICE);
        }
        Files.delete(filler);
        starved.start();
    }

    private static void fill(Path filler) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            if (Files.size(filler) == 0) {
                throw full;
            }
        }
    }

    @Override
    public List<String> unmet() {
        return unmet;
    }

    @Override
    public void close() {
        Shell.succeeds(List.of("umount", disk.toString()));
    }
}
