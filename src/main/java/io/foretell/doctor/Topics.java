package io.foretell.doctor;

import io.foretell.topology.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;

/** Are they there, and does each partition have a leader and enough copies? */
record Topics(Admin admin, Names names) implements Look {

    @Override
    public String subject() {
        return "topics";
    }

    @Override
    public List<Finding> look() throws ExecutionException, InterruptedException {
        if (!admin.listTopics().names().get().contains(names.events())) {
            return List.of(Finding.ill(names.events(), "there is no such topic, or this user may not see it",
                    "Create it, grant Describe, or correct input.topic."));
        }
        List<String> present = Doctor.present(admin, names);
        if (present.isEmpty()) {
            return List.of(Finding.ill(names.name(), "no topic of this name is there: it has never run",
                    "Start it with foretell run."));
        }
        List<String> all = new ArrayList<>(present);
        all.add(names.events());
        List<Finding> findings = new ArrayList<>();
        for (TopicDescription topic : admin.describeTopics(all).allTopicNames().get().values()) {
            topic.partitions().forEach(partition -> check(topic.name(), partition, findings));
        }
        return findings.isEmpty()
                ? List.of(Finding.well("topics", all.size() + " there, every partition has its leader and its copies"))
                : findings;
    }

    private static void check(String topic, TopicPartitionInfo partition, List<Finding> findings) {
        String name = topic + "-" + partition.partition();
        if (partition.leader() == null || partition.leader().isEmpty()) {
            findings.add(Finding.ill(name, "has no leader", "Start the brokers that hold it."));
        } else if (partition.isr().size() < partition.replicas().size()) {
            findings.add(Finding.note(name, "has " + partition.isr().size() + " of " + partition.replicas().size()
                    + " copies in sync", "Is a broker away?"));
        }
    }
}
