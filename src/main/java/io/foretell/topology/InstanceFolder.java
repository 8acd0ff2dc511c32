package io.foretell.topology;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Where one instance keeps its local state: the first of {@code ROOT/instance-0}, {@code ROOT/instance-1}, … that no
 * other process has. So several instances may be started from one folder, and each finds its own state again. Locked
 * until closed.
 */
public final class InstanceFolder implements AutoCloseable {

    private static final int INSTANCES = 100; // on one machine
    private static final String LOCK = "instance.lock";
    private static final String ID = "instance.id";

    private final Path path;
    private final FileChannel lock;
    private final String id;

    private InstanceFolder(Path path, FileChannel lock) throws IOException {
        this.path = path;
        this.lock = lock;
        id = id(path.resolve(ID));
    }

    /** One that was cut off by a full disk is made anew. */
    private static String id(Path file) throws IOException {
        if (Files.exists(file)) {
            String known = Files.readString(file);
            if (known.length() == UUID.randomUUID().toString().length()) {
                return known;
            }
        }
        String made = UUID.randomUUID().toString();
        Files.writeString(file, made);
        return made;
    }

    /** @throws StartException if the folder cannot be written to */
    public static InstanceFolder claim(Path root) {
        try {
            for (int i = 0; i < INSTANCES; i++) {
                Path path = root.toAbsolutePath().normalize().resolve("instance-" + i);
                Files.createDirectories(path);
                FileChannel lock = FileChannel.open(
                        path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (locked(lock)) {
                    return new InstanceFolder(path, lock);
                }
                lock.close();
            }
        } catch (IOException e) {
            throw new StartException("state folder cannot be used: folder=" + root + " (" + e
                    + "). Give one that can be written to: kafka: {state.dir: FOLDER}.", e);
        }
        throw new StartException("state folder is full: folder=" + root + ", instances=" + INSTANCES
                + ". Give these instances another one: kafka: {state.dir: FOLDER}.");
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    public Path path() {
        return path;
    }

    /** Of whoever has this folder, the same after a restart and nobody else's. */
    public String id() {
        return id;
    }

    /** Lets another instance have it, with what it holds. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException("state folder cannot be unlocked: folder=" + path, e);
        }
    }
}
