package io.foretell.topology;

import io.foretell.snapshot.Blueprint;
import io.foretell.spec.Spec;
import io.foretell.spec.Trust;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running Foretell: the predictor, the trainer, or both, in this process. Start more of them, here or elsewhere,
 * to share the partitions. Thread-safe.
 */
public final class Instance implements AutoCloseable {

    /** Which application runs in an instance. */
    public enum Part {
        PREDICT,
        TRAIN
    }

    private static final Logger log = LoggerFactory.getLogger(Instance.class);
    private static final int WATCH_SECONDS = 5;
    private static final int TAKE_OVER_MILLIS = 500; // readers wait for it

    /** An instance that was killed takes its former place in the group as soon as it is back. */
    private static final String MEMBER = StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);

    private final Blueprint blueprint;
    private final Settings settings;
    private final Cluster cluster;
    private final MissingRights rights;
    private final InstanceFolder folder;
    private final PredictorCounters counters = new PredictorCounters();
    private final LiveModel predictorModel;
    private final LiveModel trainerModel;
    private final List<StreamsApplication> applications = new ArrayList<>();
    private final List<TakeOver> takeOvers = new ArrayList<>();
    private final CompletableFuture<String> failure = new CompletableFuture<>();
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "foretell-watch"));
    private final ClockWatch clock = new ClockWatch(InstantSource.system(), System::nanoTime);
    private final ScheduledExecutorService clockWatch = // of its own: the others may be waiting for a broker
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "foretell-clock"));
    private final Progress progress = new Progress(InstantSource.system());
    private volatile boolean healthy;
    private boolean closed;

    private Instance(
            Blueprint blueprint, Settings settings, Cluster cluster, MissingRights rights, InstanceFolder folder) {
        this.blueprint = blueprint;
        this.settings = settings;
        this.cluster = cluster;
        this.rights = rights;
        this.folder = folder;
        predictorModel = new LiveModel(blueprint, this::swapped);
        trainerModel = new LiveModel(
                blueprint, (before, now) -> log.debug("Judging by model version {}, after {}", now, before));
    }

    /**
     * Checks the brokers, the topics and that the name fits the model, then starts; returns before the first event.
     *
     * @throws StartException if that is not possible; nothing is left running then
     */
    public static Instance start(Spec spec, Set<Part> parts) {
        refuseToTrainUnsigned(spec.trust(), parts);
        Blueprint blueprint = Blueprint.of(spec);
        Settings settings = new Settings(spec);
        Cluster cluster = Cluster.connect(settings);
        try {
            return startOn(cluster, settings, blueprint, parts);
        } catch (ExecutionException | KafkaException e) {
            cluster.close();
            throw new StartException(
                    "Kafka refused: " + settings.hiding(Reasons.of(e instanceof ExecutionException ? e.getCause() : e))
                            + ". bootstrap.servers=" + settings.servers(), e);
        } catch (InterruptedException e) {
            cluster.close();
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while starting: name=" + spec.name(), e);
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private static Instance startOn(Cluster cluster, Settings settings, Blueprint blueprint, Set<Part> parts)
            throws ExecutionException, InterruptedException {
        Spec spec = blueprint.spec();
        InstanceFolder folder = InstanceFolder.claim(settings.stateRoot());
        try {
            if (settings.hasStandbys()) {
                giveUpPlaces(cluster, Names.of(spec), parts, folder);
            }
            MissingRights rights = new MissingRights(cluster.admin(), rights(spec, parts));
            rights.refuseAny();
            int replicas = settings.replicas(cluster.brokers());
            int partitions = new TopicSetup(cluster.admin(), Names.of(spec), parts, replicas).ensure();
            new FingerprintRecord(settings, Names.of(spec)).claim(blueprint);
            Instance instance = new Instance(blueprint, settings, cluster, rights, folder);
            instance.begin(parts, partitions);
            return instance;
        } catch (RuntimeException | ExecutionException | InterruptedException e) {
            folder.close();
            throw e;
        }
    }

    private static void giveUpPlaces(Cluster cluster, Names names, Set<Part> parts, InstanceFolder folder)
            throws InterruptedException {
        for (Part part : parts) {
            String group = part == Part.PREDICT ? names.predictor() : names.trainer();
            new OwnPlaces(cluster.admin(), group, folder.id()).giveUpAllBut(Set.of());
        }
    }

    private static List<Right> rights(Spec spec, Set<Part> parts) {
        return parts.stream().sorted().flatMap(part -> NeededRights.of(spec, part).stream()).distinct().toList();
    }

    private static void refuseToTrainUnsigned(Trust trust, Set<Part> parts) {
        if (parts.contains(Part.TRAIN) && trust.isDemanded() && trust.privateKey().isEmpty()) {
            throw new StartException("no private key to sign weights with: trust.private-key="
                    + trust.variable().map(name -> "${env:" + name + "}, no such environment variable").orElse("nothing")
                    + ". Give it to this instance (foretell keys makes one), or start it with --only predict.");
        }
    }

    /** @param partitions of the events topic */
    private void begin(Set<Part> parts, int partitions) {
        try {
            if (parts.contains(Part.PREDICT)) {
                addPredictor(partitions);
            }
            if (parts.contains(Part.TRAIN)) {
                addTrainer();
            }
            takeOvers.forEach(TakeOver::endOwn);
            applications.forEach(StreamsApplication::start);
            startWatch();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** At the start all models of the topic come by, one after the other; only those that follow are news. */
    private void swapped(long before, long now) {
        if (applications.stream().anyMatch(StreamsApplication::running)) {
            log.info("Predicting with model version {}, after {}", now, before);
        }
    }

    private void addPredictor(int partitions) {
        Properties properties = settings.predictor(folder.path(), cluster.brokers(), partitions);
        properties.put(MEMBER, folder.id());
        Names names = Names.of(blueprint.spec());
        PolledRecords polled = new PolledRecords(names.keyedEvents());
        polled.addTo(properties);
        PastRecords past = new TopicRecords(settings.pastRecords(), names.keyedEvents(), TopicRecords.PATIENCE);
        Topology topology = PredictorTopology.build(
                blueprint, predictorModel, polled, past, TopicIds.from(cluster.admin()), counters,
                new StreamsConfig(properties));
        add(new StreamsApplication("predictor", topology, properties, rights), names.predictor());
    }

    private void addTrainer() {
        Properties properties = settings.trainer(folder.path(), cluster.brokers());
        properties.put(MEMBER, folder.id());
        Topology topology = TrainerTopology.build(
                blueprint, trainerModel, TopicIds.from(cluster.admin()), new StreamsConfig(properties));
        add(new StreamsApplication("trainer", topology, properties, rights), Names.of(blueprint.spec()).trainer());
    }

    private void add(StreamsApplication application, String group) {
        application.failure().thenAccept(failure::complete);
        applications.add(application);
        takeOvers.add(new TakeOver(
                application,
                new AbandonedTransactions(cluster.admin(), group),
                new OwnPlaces(cluster.admin(), group, folder.id())));
    }

    private void startWatch() {
        clockWatch.scheduleWithFixedDelay(clock, 1, 1, TimeUnit.SECONDS);
        BrokerWatch brokers = new BrokerWatch(cluster.admin(), settings.servers());
        watch.scheduleWithFixedDelay(brokers, WATCH_SECONDS, WATCH_SECONDS, TimeUnit.SECONDS);
        watch.scheduleWithFixedDelay(this::checkHealth, 1, WATCH_SECONDS, TimeUnit.SECONDS);
        takeOvers.forEach(takeOver -> watch.scheduleWithFixedDelay(
                takeOver, TAKE_OVER_MILLIS, TAKE_OVER_MILLIS, TimeUnit.MILLISECONDS));
    }

    private void checkHealth() {
        Map<String, StreamsApplication.Position> positions = new TreeMap<>();
        applications.forEach(application -> positions.putAll(application.positions()));
        boolean moving = progress.observe(positions);
        healthy = moving && applications.stream().allMatch(StreamsApplication::running);
    }

    /** Running, and no partition has had events for a minute without any of them being committed. */
    public boolean healthy() {
        return healthy;
    }

    /** Every application of this instance has its tasks and is running. */
    public boolean running() {
        return applications.stream().allMatch(StreamsApplication::running);
    }

    /** Completes, with the name of the application that gave up, should one; the log has said why. */
    public CompletableFuture<String> failure() {
        return failure;
    }

    /**
     * Completes, with by how much, when the wall clock of this machine has been set. The clients wait by the former time
     * then, for an hour if it was set back by one: close this instance and start another.
     */
    public CompletableFuture<Duration> clockSet() {
        return clock.set();
    }

    public PredictorCounters counters() {
        return counters;
    }

    /** The predictor's model; version 0 for ever if this instance does not predict. */
    public LiveModel model() {
        return predictorModel;
    }

    /** Commits, leaves the groups and stops, within 5 s. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        watch.shutdownNow();
        clockWatch.shutdownNow();
        List<Thread> closing = applications.stream()
                .map(application -> daemon(application::close, "foretell-close"))
                .toList();
        closing.forEach(Thread::start);
        closing.forEach(Instance::join);
        cluster.close();
        folder.close();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
