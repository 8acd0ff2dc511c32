package io.foretell.demo;

import io.foretell.broker.EmbeddedBroker;
import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import io.foretell.topology.Instance;
import io.foretell.topology.Names;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;

/**
 * The whole of Foretell in one JVM, on real data: a broker of its own, the series sent to it, the predictor and the
 * trainer as anyone would run them, and a reader of the predictions. Thread-safe.
 */
public final class Demo implements AutoCloseable {

    private static final int PARTITIONS = 1;
    private static final Duration LOOK = Duration.ofMillis(100);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Path folder;
    private final EmbeddedBroker broker;
    private final Instance instance;
    private final TrainerIntake intake;
    private final Tally tally = new Tally(KnownAnomalies.ofNab());
    private final Feed feed;
    private final Follower follower;
    private final ExecutorService threads = Executors.newCachedThreadPool(Demo::daemon);
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile boolean closed;

    private Demo(Path folder, EmbeddedBroker broker, Spec spec, long limit) {
        this.folder = folder;
        this.broker = broker;
        Names names = Names.of(spec);
        instance = Instance.start(spec, EnumSet.allOf(Instance.Part.class));
        String servers = broker.bootstrapServers();
        intake = new TrainerIntake(servers, names.trainer(), new TopicPartition(names.events(), 0));
        feed = new Feed(servers, names.events(), limit, () -> Math.min(tally.predictions(), intake.taken()));
        follower = new Follower(servers, new TopicPartition(names.predictions(), 0), tally);
    }

    /**
     * Returns once everything has been started.
     *
     * @param folder for all that is stored; the caller's to remove
     * @param limit  events to send, at most
     */
    public static Demo start(Path folder, long limit) {
        EmbeddedBroker broker = EmbeddedBroker.start(0, folder.resolve("broker"));
        try {
            Spec spec = spec(broker, folder);
            createEvents(broker.bootstrapServers(), spec.input().topic());
            Demo demo = new Demo(folder, broker, spec, limit);
            demo.begin();
            return demo;
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    private static Spec spec(EmbeddedBroker broker, Path folder) {
        return SpecReader.read(NabData.text("foretell-demo.yaml"),
                Map.of("DEMO_BROKER", broker.bootstrapServers(), "DEMO_FOLDER", folder.resolve("state").toString()));
    }

    private static void createEvents(String servers, String topic) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1))).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("topic was not created: name=" + topic, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating a topic: name=" + topic, e);
        }
    }

    private void begin() {
        instance.failure().thenAccept(which -> end.completeExceptionally(
                new IllegalStateException("the " + which + " has given up; its log lines say why")));
        run(follower::run);
        run(this::watch);
        run(() -> feed.send(folder));
    }

    /** Something that runs until the demo is closed; that it fails ends the demo. */
    private interface Task {
        void run() throws Exception;
    }

    private void run(Task task) {
        threads.execute(() -> {
            try {
                task.run();
            } catch (Exception e) {
                if (!closed) {
                    end.completeExceptionally(e);
                }
            }
        });
    }

    private void watch() throws InterruptedException {
        while (!closed) {
            intake.look();
            if (feed.complete() && tally.predictions() >= feed.sent()) {
                end.complete(null);
            }
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
    }

    public Standing standing() {
        return tally.standing();
    }

    /**
     * Waits for the end: every event sent has a prediction that was read.
     *
     * @return whether it has come
     * @throws IllegalStateException if the demo broke down
     */
    public boolean ended(Duration patience) throws InterruptedException {
        try {
            end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the demo broke down: " + e.getCause().getMessage(), e.getCause());
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        feed.close();
        follower.stop();
        leave();
        instance.close();
        intake.close();
        broker.close();
    }

    /** Each looks several times a second whether it is to end; an interrupt would only make the clients complain. */
    private void leave() {
        threads.shutdown();
        try {
            threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "foretell-demo");
        thread.setDaemon(true);
        return thread;
    }
}
