package io.foretell.topology;

import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What to do when a stream thread dies of an error: a new thread, if waiting can help; otherwise this instance ends, so
 * that others take its tasks over and whoever watches the process sees it. A thread that is replaced for ever would
 * look as if it ran (state RUNNING) while its partitions stand still.
 */
final class UncaughtErrors implements StreamsUncaughtExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(UncaughtErrors.class);

    private static final List<Class<? extends Throwable>> LASTING = List.of(
            AuthenticationException.class,
            AuthorizationException.class,
            InvalidConfigurationException.class,
            InvalidTopicException.class,
            RecordTooLargeException.class,
            UnsupportedVersionException.class);

    private final String role;
    private final boolean exactlyOnce;
    private final Function<AuthorizationException, List<Right>> rights;

    /**
     * @param exactlyOnce then a thread that dies leaves no local store behind, and its successor restores them
     * @param rights      which one of them is missing, after an error for want of it
     */
    UncaughtErrors(String role, boolean exactlyOnce, Function<AuthorizationException, List<Right>> rights) {
        this.role = role;
        this.exactlyOnce = exactlyOnce;
        this.rights = rights;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable error) {
        if (damaged(error) && exactlyOnce) {
            log.warn("{}: a local store is damaged and is restored from its changelog. {}",
                    role, described(root(error)));
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        if (waitingHelps(error) || find(error, OffsetWentBack.class) != null) {
            log.warn("{}: trying again after {}", role, described(root(error)));
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        log.error("{} gives up: {} {}", role, described(root(error)), advice(error));
        log.debug("{} gives up", role, error);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** What the brokers answered, except what they will answer again: a transaction that they lost is begun anew. */
    private static boolean waitingHelps(Throwable error) {
        return find(error, ProcessorStateException.class) == null
                && (find(error, ApiException.class) != null || unexpectedAnswer(error))
                && LASTING.stream().allMatch(lasting -> find(error, lasting) == null);
    }

    /** Of a consumer's request to its group, of whose kind only the text is left: a coordinator that loads, for one. */
    private static boolean unexpectedAnswer(Throwable error) {
        Throwable root = root(error);
        return root.getClass() == KafkaException.class
                && String.valueOf(root.getMessage()).startsWith("Unexpected error from SyncGroup");
    }

    /** What a store has is not what was written to it. */
    private static boolean damaged(Throwable error) {
        return find(error, DamagedState.class) != null || damagedFile(error);
    }

    /** A store told so by the checksum of one of its blocks. */
    private static boolean damagedFile(Throwable error) {
        return find(error, RocksDBException.class) instanceof RocksDBException local
                && local.getStatus() != null
                && local.getStatus().getCode() == Status.Code.Corruption;
    }

    private String advice(Throwable error) {
        if (damaged(error)) {
            return "Delete the folder under state.dir, then start again: states are restored from the changelog.";
        }
        if (find(error, ProcessorStateException.class) != null) {
            return "Check that the disk under state.dir is neither full nor read-only, then start again.";
        }
        if (find(error, MissingSourceTopicException.class) != null) {
            return "Check that the events topic still exists, then start again.";
        }
        if (find(error, AuthorizationException.class) instanceof AuthorizationException denied) {
            List<Right> missing = rights.apply(denied);
            return missing.isEmpty() ? "Check what the user of this spec may do." : MissingRights.message(missing);
        }
        if (find(error, AuthenticationException.class) != null) {
            return "Check the security settings in the spec's kafka section.";
        }
        return "Start again; if it comes back, FORETELL_LOG_LEVEL=DEBUG in the environment shows the whole error.";
    }

    private static String described(Throwable error) {
        String message = String.valueOf(error.getMessage());
        return error.getClass().getSimpleName() + ": " + message + (message.endsWith(".") ? "" : ".");
    }

    private static Throwable root(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static Throwable find(Throwable error, Class<? extends Throwable> type) {
        Throwable cause = error;
        while (cause != null && !type.isInstance(cause)) {
            cause = cause.getCause() == cause ? null : cause.getCause();
        }
        return cause;
    }
}
