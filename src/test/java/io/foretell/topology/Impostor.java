package io.foretell.topology;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A member that takes the place of a stream thread and is never heard of again. */
public final class Impostor implements ConsumerPartitionAssignor {

    /** Until the place is its own. */
    static void takePlace(TestCluster cluster, String group, String place, String topic) throws Exception {
        String former = holder(cluster, group, place);
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", cluster.servers(), "group.id", group, "group.instance.id", place,
                        "enable.auto.commit", "false", "session.timeout.ms", 600_000,
                        "partition.assignment.strategy", Impostor.class.getName()),
                new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of(topic));
        await("the place is taken").atMost(Duration.ofSeconds(30)).until(() -> {
            consumer.poll(Duration.ofMillis(10));
            return !holder(cluster, group, place).equals(former);
        });
        consumer.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP)
                .withTimeout(Duration.ZERO));
    }

    private static String holder(TestCluster cluster, String group, String place) throws Exception {
        return cluster.admin.describeClassicGroups(List.of(group)).all().get().get(group).members().stream()
                .filter(member -> member.groupInstanceId().equals(Optional.of(place)))
                .map(MemberDescription::consumerId)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String name() {
        return "stream"; // Kafka Streams' own
    }

    @Override
    public GroupAssignment assign(Cluster metadata, GroupSubscription subscriptions) {
        return new GroupAssignment(subscriptions.groupSubscription().keySet().stream()
                .collect(Collectors.toMap(member -> member, member -> new Assignment(List.of()))));
    }

    @Override
    public void onAssignment(Assignment assignment, ConsumerGroupMetadata metadata) {
        // takes whatever it is given
    }
}
