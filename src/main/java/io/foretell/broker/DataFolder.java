package io.foretell.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * Where the broker keeps its data. Formatted once, with a cluster id of its own; locked while open, since two brokers
 * would write the same metadata log before either noticed the other.
 */
final class DataFolder implements AutoCloseable {

    /** Written by the format step into every formatted folder. */
    private static final String FORMATTED = "meta.properties";

    /** Written by a broker that stops, deleted by one that starts. */
    private static final String CLEAN = ".kafka_cleanshutdown";

    private static final String LOCK = "broker.lock";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @throws BrokerStartException if this is no folder that can be written to, or another broker has it */
    static DataFolder open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new BrokerStartException("data folder is in use by another broker: folder=" + path
                        + ". Stop that one, or give another folder with --data.");
            }
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new BrokerStartException("data folder cannot be used: folder=" + path + " (" + e
                    + "). Give a folder that can be written to with --data.", e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    void format(int nodeId, String controllerListener) throws Exception {
        if (Files.exists(path.resolve(FORMATTED))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(nodeId)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(path.toString())
                .setControllerListenerName(controllerListener)
                .run();
    }

    /** The broker that had it last did not stop by itself. */
    boolean leftByAKill() {
        return Files.exists(path.resolve(FORMATTED)) && Files.notExists(path.resolve(CLEAN));
    }

    /** Lets go of the folder; what it holds stays. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException("data folder cannot be unlocked: folder=" + path, e);
        }
    }
}
