package io.foretell.endtoend.restore;

import static org.awaitility.Awaitility.await;

import io.foretell.endtoend.bench.Deployment;
import io.foretell.endtoend.bench.JavaProcess;
import io.foretell.endtoend.bench.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** One contestant, whose changelog holds a state of every key. */
final class Restoring {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Deployment deployment;
    private final Start start;

    Restoring(Deployment deployment, Start start) {
        this.deployment = deployment;
        this.start = start;
    }

    /** How it is started. */
    interface Start {

        JavaProcess of(Deployment deployment) throws IOException;
    }

    /** Reads all events, whose states come to the changelog. */
    void fill(Topics topics, long events) throws IOException, ExecutionException, InterruptedException {
        topics.create(deployment.predictions(), 1);
        try (JavaProcess process = start.of(deployment)) {
            topics.await(process, deployment.predictions(), events);
        }
    }

    /** @return bytes of the changelog on the broker */
    long bytes(Topics topics) throws ExecutionException, InterruptedException {
        return topics.bytes(deployment.changelog());
    }

    /** As it would be on another machine. */
    Restored restore() throws IOException {
        deployment.loseState();
        try (JavaProcess process = start.of(deployment)) {
            return await("states restored").atMost(PATIENCE)
                    .pollDelay(LOOK)
                    .pollInterval(LOOK)
                    .until(() -> {
                        process.refuseIfEnded();
                        return RestoreLog.read(process.output());
                    }, Optional::isPresent)
                    .orElseThrow();
        }
    }
}
