package io.foretell.topology;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One topology that runs: the predictor's or the trainer's. */
final class StreamsApplication implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StreamsApplication.class);

    /**
     * Time to commit and to leave the group; what is not done by then counts as a crash, and is recovered from like
     * one.
     */
    private static final Duration FAREWELL = Duration.ofMillis(4_500);

    private final String role;
    private final DiskMemory memory = new DiskMemory();
    private final KafkaStreams streams;
    private final CompletableFuture<String> failure = new CompletableFuture<>();
    private final Restored restored = new Restored();
    private volatile Runnable onMove = () -> {};

    /**
     * @param role   how log lines call it
     * @param rights what it must be allowed to do
     */
    StreamsApplication(String role, Topology topology, Properties settings, MissingRights rights) {
        this.role = role;
        memory.addTo(settings);
        streams = new KafkaStreams(topology, settings);
        boolean exactlyOnce = StreamsConfig.EXACTLY_ONCE_V2.equals(
                settings.getProperty(StreamsConfig.PROCESSING_GUARANTEE_CONFIG));
        streams.setUncaughtExceptionHandler(new UncaughtErrors(role, exactlyOnce, rights::behind));
        streams.setStateListener(this::changed);
        streams.setGlobalStateRestoreListener(restored);
    }

    /** Its name among the group's members and transactions: {@code GROUP-PROCESS}, the same after a restart. */
    String process() {
        return streams.metadataForLocalThreads().stream()
                .map(thread -> thread.threadName().replaceFirst("-StreamThread-.*$", ""))
                .findFirst()
                .orElseThrow();
    }

    /** Numbers of its threads that live, from 1; one that replaces another has another number. */
    Set<Integer> threads() {
        return streams.metadataForLocalThreads().stream()
                .map(thread -> Integer.valueOf(thread.threadName().replaceFirst("^.*-StreamThread-", "")))
                .collect(Collectors.toSet());
    }

    /** One of its threads has not been told yet which tasks it has. */
    boolean awaitsFirstTasks() {
        return streams.metadataForLocalThreads().stream()
                .map(ThreadMetadata::threadState)
                .anyMatch(state -> state.equals("CREATED") || state.equals("STARTING"));
    }

    void start() {
        streams.start();
    }

    /** @param task called whenever tasks come or go, or may have; must be quick */
    void onMove(Runnable task) {
        onMove = task;
    }

    /** Completes, with which application it was, when this one has given up. */
    CompletableFuture<String> failure() {
        return failure;
    }

    /** Streams alone would say so, too, while a thread that replaces another waits for tasks. */
    boolean running() {
        return streams.state() == KafkaStreams.State.RUNNING && !awaitsFirstTasks();
    }

    /** How far each partition has been read, for those that this instance reads at present. */
    Map<String, Position> positions() {
        Map<String, Position> positions = new TreeMap<>();
        for (ThreadMetadata thread : streams.metadataForLocalThreads()) {
            for (TaskMetadata task : thread.activeTasks()) {
                task.committedOffsets().forEach((partition, committed) -> {
                    long end = task.endOffsets().getOrDefault(partition, -1L);
                    positions.put(role + " " + partition, new Position(committed, end));
                });
            }
        }
        return positions;
    }

    /** @param end offset after the last record that the broker has told of */
    record Position(long committed, long end) {}

    private void changed(KafkaStreams.State now, KafkaStreams.State before) {
        log.debug("{} is {} (was {})", role, now, before);
        onMove.run();
        if (now == KafkaStreams.State.RUNNING) {
            log.info("{} running, {} tasks here, {} records restored", role, tasks(), restored.since());
        } else if (now == KafkaStreams.State.ERROR) {
            failure.complete(role);
        }
    }

    private int tasks() {
        return streams.metadataForLocalThreads().stream()
                .mapToInt(thread -> thread.activeTasks().size())
                .sum();
    }

    /** Commits, leaves the group at once, so that others need not wait for a session to time out, and stops. */
    @Override
    public void close() {
        CloseOptions leaving = CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(FAREWELL);
        if (streams.close(leaving)) {
            memory.close();
        } else {
            log.warn("{} was still busy after {} ms; it goes on from its last commit when started again",
                    role, FAREWELL.toMillis());
        }
    }
}
