package io.foretell.doctor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * Does anybody run it, and how far behind is it?
 *
 * @param part how people call it
 */
record Group(Admin admin, String name, String part) implements Look {

    private static final long LAG = 100_000; // records that need a word

    @Override
    public String subject() {
        return name;
    }

    @Override
    public List<Finding> look() throws ExecutionException, InterruptedException {
        var described = admin.describeConsumerGroups(Set.of(name)).describedGroups().get(name);
        try {
            var group = described.get();
            long lag = lag();
            if (group.members().isEmpty()) {
                return List.of(Finding.ill(name, "no " + part + " runs; " + lag + " records wait",
                        "Start one with foretell run."));
            }
            String found = group.members().size() + " stream thread(s), lag " + lag + " records";
            if (group.groupState() != GroupState.STABLE) {
                return List.of(Finding.note(name, found + ", the group is " + group.groupState(),
                        "Look again in a minute: if it still is, an instance comes and goes."));
            }
            return List.of(lag < LAG
                    ? Finding.well(name, found)
                    : Finding.note(name, found, "If it does not shrink: more instances, up to one per partition."));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return List.of(Finding.ill(name, "no " + part + " has ever run", "Start one with foretell run."));
            }
            throw e;
        }
    }

    private long lag() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed =
                admin.listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata().get();
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        committed.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        var ends = admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all().get();
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue().offset() - committed.get(end.getKey()).offset())
                .sum();
    }
}
