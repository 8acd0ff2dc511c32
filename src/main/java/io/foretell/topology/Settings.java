package io.foretell.topology;

import io.foretell.spec.Guarantee;
import io.foretell.spec.Spec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What Kafka's clients and Streams are told: our defaults, over them the spec's {@code kafka} settings, and over
 * those the few that everything else rests on.
 */
public final class Settings {

    private static final int REPLICAS = 3; // where there are as many brokers

    /** An instance that has vanished is missed after this long; one that leaves says so. */
    private static final Duration SESSION = Duration.ofSeconds(10);

    /** By its next one a member learns that the others' tasks are to be shared out anew. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    /**
     * A predictor that is between two polls for longer is taken for stuck; it is for milliseconds. It is also for how
     * long members wait for each other, and for an answer of a coordinator that has lost their question.
     */
    private static final Duration LONGEST_BATCH = Duration.ofMinutes(1);

    private static final Duration CLIENT_PATIENCE = Duration.ofSeconds(20);
    private static final long CACHE = 64L << 20; // bytes, of all threads together
    /** Until a deleted key's past is compacted out of the changelogs, at most. */
    private static final Duration FORGOTTEN = Duration.ofDays(1);
    /**
     * A predictor's changelog has about as many states in each segment, whatever their size. Only closed segments are
     * compacted, and a restoration reads all that is not: with Kafka's 1 GB, hours of the past. A segment costs the broker
     * something, too: where states are large, small ones would be closed all the time.
     */
    private static final int STATES_OF_SEGMENT = 8192;
    private static final long SMALLEST_SEGMENT = 4 << 20; // bytes
    private static final long LARGEST_SEGMENT = 64 << 20;
    private static final long SEGMENT_OF_HISTORIES = 16 << 20;

    /**
     * A broker makes the indexes of a segment as long as they may become, 10 MB by Kafka's default, which is most of what a
     * small segment costs. They have at most 12 bytes for each 4096 of the segment, by default, too; where a broker notes
     * more, a segment is closed earlier.
     */
    private static final int SEGMENT_BY_INDEX = 256;
    private static final String SEGMENT_BYTES = StreamsConfig.topicPrefix(TopicConfig.SEGMENT_BYTES_CONFIG);
    private static final String INDEX_BYTES = StreamsConfig.topicPrefix(TopicConfig.SEGMENT_INDEX_BYTES_CONFIG);
    private static final int BATCH = 256 << 10; // bytes; a commit's states in a few requests, not in hundreds
    /** Of all tasks of a trainer, one after the other. */
    private static final Duration LONGEST_ROUNDS = Duration.ofMinutes(10);

    private static final int TRAINER_THREADS = 1; // the budget speaks of one core

    private final Spec spec;
    private final Redaction redaction;

    public Settings(Spec spec) {
        this.spec = spec;
        redaction = Redaction.of(spec);
    }

    /** A text that Kafka made, such as an error's, without the settings that nobody may see. */
    public String hiding(String text) {
        return redaction.of(text);
    }

    /** Comma-separated, as given. */
    public String servers() {
        return spec.kafka().getOrDefault(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
    }

    /** Where the instances' folders are: {@code state.dir}, or {@code foretell-data/NAME} in the working directory. */
    public Path stateRoot() {
        String given = spec.kafka().get(StreamsConfig.STATE_DIR_CONFIG);
        return given == null ? Path.of("foretell-data", spec.name()) : Path.of(given, spec.name());
    }

    /** Copies of each topic of ours: {@code replication.factor}, or 3 where there are as many brokers. */
    int replicas(int brokers) {
        String given = spec.kafka().get(StreamsConfig.REPLICATION_FACTOR_CONFIG);
        try {
            return given == null ? Math.min(REPLICAS, brokers) : Integer.parseInt(given.strip());
        } catch (NumberFormatException e) {
            throw new StartException("setting is no number: kafka: {replication.factor: " + hiding(given)
                    + "}, allowed is 1 to the number of brokers, or -1 for the brokers' default", e);
        }
    }

    /** Does another instance have copies of an instance's states? */
    boolean hasStandbys() {
        String given = spec.kafka().getOrDefault(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, "0");
        return !given.strip().equals("0");
    }

    /** For {@link Admin} and plain clients that read or write beside the topologies. */
    Map<String, Object> admin(Duration patience) {
        Properties all = common(Names.of(spec).predictor(), Path.of("unused"), Integer.MAX_VALUE);
        Map<String, Object> admin = new HashMap<>(new StreamsConfig(all).getAdminConfigs(spec.name() + "-admin"));
        admin.putIfAbsent("reconnect.backoff.max.ms", "1000");
        admin.put("default.api.timeout.ms", (int) patience.toMillis());
        admin.put("request.timeout.ms", (int) patience.toMillis() / 2);
        return admin;
    }

    /** For plain producers and consumers beside the topologies: where the brokers are and how to be let in. */
    public Map<String, Object> client() {
        Map<String, Object> client = new HashMap<>();
        admin(CLIENT_PATIENCE).forEach((name, value) -> {
            if (ConsumerConfig.configNames().contains(name) && ProducerConfig.configNames().contains(name)) {
                client.put(name, value);
            }
        });
        client.put("client.id", spec.name() + "-start");
        client.remove("metric.reporters");
        return client;
    }

    /** For a plain consumer that is let in and sees what the predictor's consumers see, but is not of their group. */
    Map<String, Object> pastRecords() {
        Properties predictor = predictor(Path.of("unused"), Integer.MAX_VALUE, 1);
        Map<String, Object> consumer =
                new HashMap<>(new StreamsConfig(predictor).getRestoreConsumerConfigs(spec.name() + "-past"));
        consumer.remove(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG);
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"); // what is left, if the first are gone
        return consumer;
    }

    /** @param partitions of the events topic: more threads would be idle */
    public Properties predictor(Path stateFolder, int brokers, int partitions) {
        Properties all = common(Names.of(spec).predictor(), stateFolder, brokers);
        int threads = Math.max(1, Math.min(partitions, Runtime.getRuntime().availableProcessors() / 2));
        all.putIfAbsent(StreamsConfig.NUM_STREAM_THREADS_CONFIG, Integer.toString(threads));
        all.putIfAbsent(
                StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG), millis(LONGEST_BATCH));
        segments(all, segmentOfStates());
        boolean once = spec.guarantee() == Guarantee.EXACTLY_ONCE;
        all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                once ? StreamsConfig.EXACTLY_ONCE_V2 : StreamsConfig.AT_LEAST_ONCE);
        return all;
    }

    /** Always exactly-once: an update that is merged twice is learned twice, and weights must not tear. */
    public Properties trainer(Path stateFolder, int brokers) {
        Properties all = common(Names.of(spec).trainer(), stateFolder, brokers);
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, Integer.toString(TRAINER_THREADS));
        all.putIfAbsent(
                StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG), millis(LONGEST_ROUNDS));
        segments(all, SEGMENT_OF_HISTORIES);
        all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        return all;
    }

    private long segmentOfStates() {
        long state = 2L * Float.BYTES * spec.lstm().hidden() * spec.lstm().layers(); // h and C, most of it
        return Math.min(LARGEST_SEGMENT, Math.max(SMALLEST_SEGMENT, STATES_OF_SEGMENT * state));
    }

    /** Whoever has chosen segments has chosen what they cost. */
    private static void segments(Properties all, long bytes) {
        if (!all.containsKey(SEGMENT_BYTES)) {
            all.put(SEGMENT_BYTES, Long.toString(bytes));
            all.putIfAbsent(INDEX_BYTES, Long.toString(bytes / SEGMENT_BY_INDEX));
        }
    }

    private Properties common(String applicationId, Path stateFolder, int brokers) {
        Properties all = new Properties();
        all.putAll(defaults(replicas(brokers)));
        all.putAll(spec.kafka());
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        all.remove(StreamsConfig.CLIENT_ID_CONFIG); // by Streams' own it is told whose a transaction is
        all.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, servers());
        all.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
        all.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        all.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true");
        // Else the global store would serve records of aborted transactions under at-least-once.
        all.put(StreamsConfig.globalConsumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
        return all;
    }

    private static Map<String, String> defaults(int replicas) {
        Map<String, String> all = new HashMap<>();
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), millis(SESSION));
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), millis(HEARTBEAT));
        all.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        all.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), Integer.toString(BATCH));
        all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, Long.toString(CACHE));
        all.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, Integer.toString(replicas));
        all.put(StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG), minInSync(replicas));
        all.put(StreamsConfig.topicPrefix(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG), millis(FORGOTTEN));
        all.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, Disk.class.getName());
        // The time of an event is data: a broker's clock has no say in what may be repartitioned or stored.
        all.put(StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG),
                Long.toString(Long.MAX_VALUE));
        return all;
    }

    /** With three copies or more one may be away and writing goes on; with fewer the one that leads decides. */
    static String minInSync(int replicas) {
        return replicas >= REPLICAS ? "2" : "1";
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
