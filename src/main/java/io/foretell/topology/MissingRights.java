package io.foretell.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Which of the rights that are needed this user lacks, as far as brokers tell: of topics and groups that are there, and
 * whether those that are not may be created. What they don't tell shows as an error once it is needed. Thread-safe.
 */
public final class MissingRights {

    private final Admin admin;
    private final List<Right> needed;

    public MissingRights(Admin admin, List<Right> needed) {
        this.admin = admin;
        this.needed = List.copyOf(needed);
    }

    /** Of topics first, then of groups, in the order in which they are needed. */
    public List<Right> find() throws ExecutionException, InterruptedException {
        List<Right> missing = new ArrayList<>(ofTopics(names(ResourceType.TOPIC)));
        for (String group : names(ResourceType.GROUP)) {
            missing.addAll(without(group(group), right -> isOn(right, ResourceType.GROUP, group)));
        }
        return missing;
    }

    /** @throws StartException naming those that are missing */
    void refuseAny() throws ExecutionException, InterruptedException {
        List<Right> missing = find();
        if (!missing.isEmpty()) {
            throw new StartException(message(missing));
        }
    }

    /** {@code missing right: Write on topic shop-predictions (to write predictions). Grant …}. */
    static String message(List<Right> missing) {
        if (missing.size() == 1) {
            return "missing right: " + missing.get(0) + ". Grant it to the user of this spec (kafka-acls).";
        }
        String list = missing.stream().map(right -> "\n  " + right).collect(Collectors.joining());
        return "missing rights:" + list + "\nGrant them to the user of this spec (kafka-acls).";
    }

    private Set<String> names(ResourceType type) {
        return needed.stream().filter(right -> right.type() == type).map(Right::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<Right> ofTopics(Collection<String> topics) throws ExecutionException, InterruptedException {
        var options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
        Map<String, Set<AclOperation>> granted = new HashMap<>();
        Set<String> unseen = new LinkedHashSet<>();
        for (var topic : admin.describeTopics(topics, options).topicNameValues().entrySet()) {
            try {
                granted.put(topic.getKey(), new HashSet<>(topic.getValue().get().authorizedOperations()));
                granted.get(topic.getKey()).add(AclOperation.CREATE); // it is there
            } catch (ExecutionException e) {
                granted.put(topic.getKey(), ofUnseen(e));
                unseen.add(topic.getKey());
            }
        }
        for (String topic : notToBeCreated(unseen)) {
            granted.get(topic).remove(AclOperation.CREATE);
        }
        return needed.stream()
                .filter(right -> right.type() == ResourceType.TOPIC && topics.contains(right.name()))
                .filter(right -> !granted.get(right.name()).contains(right.operation()))
                .toList();
    }

    /** Of a topic that is not there nobody tells; one that may not be seen, be it there or not, may not be used. */
    private static Set<AclOperation> ofUnseen(ExecutionException e) throws ExecutionException {
        if (e.getCause() instanceof UnknownTopicOrPartitionException) {
            return new HashSet<>(Set.of(AclOperation.values()));
        }
        if (e.getCause() instanceof AuthorizationException) {
            return new HashSet<>(Set.of(AclOperation.CREATE));
        }
        throw e;
    }

    /** Tried without doing it. */
    private Set<String> notToBeCreated(Set<String> topics) throws InterruptedException {
        List<NewTopic> wanted = needed.stream()
                .filter(right -> right.operation() == AclOperation.CREATE && topics.contains(right.name()))
                .map(right -> new NewTopic(right.name(), 1, (short) 1))
                .toList();
        Set<String> denied = new HashSet<>();
        var options = new CreateTopicsOptions().validateOnly(true);
        for (var creation : admin.createTopics(wanted, options).values().entrySet()) {
            try {
                creation.getValue().get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof AuthorizationException) {
                    denied.add(creation.getKey());
                }
            }
        }
        return denied;
    }

    private Set<AclOperation> group(String name) throws ExecutionException, InterruptedException {
        var options = new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true);
        try {
            return admin.describeConsumerGroups(Set.of(name), options).all().get().get(name).authorizedOperations();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Set.of(AclOperation.values()); // nobody has told yet
            }
            if (e.getCause() instanceof AuthorizationException) {
                return Set.of();
            }
            throw e;
        }
    }

    private List<Right> without(Set<AclOperation> granted, Predicate<Right> of) {
        return needed.stream().filter(of).filter(right -> !granted.contains(right.operation())).toList();
    }

    private static boolean isOn(Right right, ResourceType type, String name) {
        return right.type() == type && right.name().equals(name);
    }

    /**
     * What an error of Kafka's for want of rights means here.
     *
     * @return the rights one of which is missing; all there are on that resource, if nobody can tell which
     */
    List<Right> behind(AuthorizationException error) {
        if (error instanceof TopicAuthorizationException topics) {
            return known(topics.unauthorizedTopics(), right -> topics.unauthorizedTopics().contains(right.name()));
        }
        if (error instanceof GroupAuthorizationException) {
            return on(right -> right.type() == ResourceType.GROUP);
        }
        if (error instanceof TransactionalIdAuthorizationException) {
            return on(right -> right.type() == ResourceType.TRANSACTIONAL_ID);
        }
        return on(right -> error instanceof ClusterAuthorizationException && right.operation() == AclOperation.CREATE);
    }

    private List<Right> known(Set<String> topics, Predicate<Right> candidates) {
        try {
            List<Right> missing = ofTopics(topics);
            return missing.isEmpty() ? on(candidates) : missing;
        } catch (ExecutionException e) {
            return on(candidates);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return on(candidates);
        }
    }

    private List<Right> on(Predicate<Right> resource) {
        return needed.stream().filter(resource).toList();
    }
}
