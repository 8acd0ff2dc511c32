package io.foretell.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the topics and creates those of ours that are missing. The events topic is never created: one that is
 * missing is more likely misspelt.
 */
final class TopicSetup {

    private static final Logger log = LoggerFactory.getLogger(TopicSetup.class);
    private static final long SMALL_SEGMENT = 32L << 20; // bytes; only closed segments are compacted or deleted
    private static final long HOUR = 3_600_000; // millis
    private static final int SIMILAR_NAMES = 5;

    private final Admin admin;
    private final Names names;
    private final Set<Instance.Part> parts;
    private final int replicas;

    /** @param parts whose topics are looked at */
    TopicSetup(Admin admin, Names names, Set<Instance.Part> parts, int replicas) {
        this.admin = admin;
        this.names = names;
        this.parts = Set.copyOf(parts);
        this.replicas = replicas;
    }

    /**
     * @return the partitions of the events topic
     * @throws StartException if the events topic is missing, or one of ours is not as it must be
     */
    int ensure() throws ExecutionException, InterruptedException {
        Set<String> existing = new TreeSet<>(admin.listTopics().names().get());
        if (!existing.contains(names.events())) {
            throw new StartException("events topic not found: input.topic=" + names.events() + ". " + similar(existing)
                    + " Create it, or correct the spec.");
        }
        int partitions = describe(List.of(names.events())).get(names.events()).partitions().size();
        Map<String, NewTopic> wanted = wanted(partitions);
        List<NewTopic> missing = wanted.values().stream().filter(topic -> !existing.contains(topic.name())).toList();
        create(missing);
        check(wanted.values().stream().filter(topic -> existing.contains(topic.name())).toList());
        return partitions;
    }

    private Map<String, NewTopic> wanted(int partitions) {
        Map<String, NewTopic> wanted = new LinkedHashMap<>();
        if (parts.contains(Instance.Part.PREDICT)) {
            add(wanted, names.predictions(), partitions, Map.of());
            add(wanted, names.deadLetters(), 1, Map.of());
        }
        if (parts.contains(Instance.Part.TRAIN)) {
            add(wanted, names.updates(), 1, Map.of(
                    TopicConfig.RETENTION_MS_CONFIG, Long.toString(HOUR),
                    TopicConfig.SEGMENT_BYTES_CONFIG, Long.toString(SMALL_SEGMENT)));
        }
        add(wanted, names.weights(), 1, Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1", // what is old need not be read at each start
                TopicConfig.SEGMENT_BYTES_CONFIG, Long.toString(SMALL_SEGMENT)));
        return wanted;
    }

    private void add(Map<String, NewTopic> topics, String name, int partitions, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Settings.minInSync(replicas));
        // Retention counts from when we wrote, not from the event's time: replayed old events would vanish at once.
        all.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        topics.put(name, new NewTopic(name, partitions, (short) replicas).configs(all));
    }

    private void create(List<NewTopic> missing) throws ExecutionException, InterruptedException {
        List<String> created = new ArrayList<>();
        for (var creation : admin.createTopics(missing).values().entrySet()) {
            try {
                creation.getValue().get();
                created.add(creation.getKey());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) { // another instance was faster
                    throw new StartException("topic could not be created: topic=" + creation.getKey() + " ("
                            + e.getCause().getMessage() + "). Create it by hand, or give us the right to.", e);
                }
            }
        }
        if (!created.isEmpty()) {
            log.info("Created topics {} with {} {} each", created, replicas, replicas == 1 ? "copy" : "copies");
        }
    }

    private void check(List<NewTopic> existing) throws ExecutionException, InterruptedException {
        Map<String, TopicDescription> found = describe(existing.stream().map(NewTopic::name).toList());
        for (NewTopic topic : existing) {
            int partitions = found.get(topic.name()).partitions().size();
            if (partitions != topic.numPartitions() && !topic.name().equals(names.deadLetters())) {
                throw new StartException("topic has the wrong number of partitions: topic=" + topic.name()
                        + ", partitions=" + partitions + ", needed is " + topic.numPartitions()
                        + ". Delete it (foretell reset does), or use another name.");
            }
        }
        checkWeightsAreKept(existing);
    }

    /** Without compaction the weights would be deleted after a week. */
    private void checkWeightsAreKept(List<NewTopic> existing) throws ExecutionException, InterruptedException {
        if (existing.stream().noneMatch(topic -> topic.name().equals(names.weights()))) {
            return;
        }
        ConfigResource weights = new ConfigResource(ConfigResource.Type.TOPIC, names.weights());
        String policy = admin.describeConfigs(List.of(weights)).all().get().get(weights)
                .get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
        if (!policy.equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            throw new StartException("topic has the wrong setting: topic=" + names.weights()
                    + ", cleanup.policy=" + policy
                    + ", needed is compact. Set it, or delete the topic (foretell reset does).");
        }
    }

    private Map<String, TopicDescription> describe(List<String> topics)
            throws ExecutionException, InterruptedException {
        return admin.describeTopics(topics).allTopicNames().get();
    }

    private String similar(Set<String> existing) {
        List<String> nearest = SimilarNames.to(names.events(), existing, SIMILAR_NAMES);
        return nearest.isEmpty()
                ? "The cluster has no topics that you can see."
                : "There is: " + String.join(", ", nearest) + ".";
    }
}
