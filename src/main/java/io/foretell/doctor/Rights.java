package io.foretell.doctor;

import io.foretell.topology.Names;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** May this user do what an instance does? Only topics and groups tell; transactional ids do not. */
record Rights(Admin admin, Names names) implements Look {

    private static final Set<AclOperation> EVENTS = EnumSet.of(AclOperation.DESCRIBE, AclOperation.READ);
    private static final Set<AclOperation> OURS =
            EnumSet.of(AclOperation.DESCRIBE, AclOperation.READ, AclOperation.WRITE);
    private static final Set<AclOperation> GROUPS = EnumSet.of(AclOperation.DESCRIBE, AclOperation.READ);

    @Override
    public String subject() {
        return "rights";
    }

    @Override
    public List<Finding> look() throws ExecutionException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        List<String> all = new ArrayList<>(Doctor.present(admin, names));
        all.add(names.events());
        var topics = admin.describeTopics(all, new DescribeTopicsOptions().includeAuthorizedOperations(true));
        for (TopicDescription topic : topics.allTopicNames().get().values()) {
            check("topic " + topic.name(), topic.name().equals(names.events()) ? EVENTS : OURS,
                    topic.authorizedOperations(), findings);
        }
        for (String name : List.of(names.predictor(), names.trainer())) {
            group(name).ifPresent(group -> check("group " + name, GROUPS, group.authorizedOperations(), findings));
        }
        return findings.isEmpty()
                ? List.of(Finding.well(subject(), "all that topics and groups need are there"))
                : findings;
    }

    private Optional<ConsumerGroupDescription> group(String name) throws ExecutionException, InterruptedException {
        var options = new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true);
        try {
            return Optional.of(admin.describeConsumerGroups(Set.of(name), options).all().get().get(name));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static void check(String what, Set<AclOperation> needed, Set<AclOperation> granted, List<Finding> findings) {
        Set<AclOperation> missing = EnumSet.copyOf(needed);
        missing.removeAll(granted);
        if (!missing.isEmpty()) {
            findings.add(Finding.ill(what, "missing rights: " + missing, "Grant them to the user of this spec."));
        }
    }
}
