package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormerSelfIT {

    private static final String GROUP = "shop-predictor";

    @TempDir
    private Path folder;

    @Test
    void placesOfAKilledProcess_areGivenUpBeforeTheirSessionTimesOut_andNoOthers() throws Exception {
        try (TestCluster cluster = new TestCluster(folder)) {
            cluster.create("events", 2);
            try (KafkaConsumer<String, String> killed = member(cluster, "one-1");
                    KafkaConsumer<String, String> other = member(cluster, "one-more-1")) {
                await("both are members").atMost(Duration.ofSeconds(30)).until(() -> {
                    killed.poll(Duration.ofMillis(10));
                    other.poll(Duration.ofMillis(10));
                    return killed.assignment().size() == 1 && other.assignment().size() == 1;
                });
                new FormerSelf(cluster.admin, GROUP, "one").giveUpPlace(); // its session lasts for ten minutes
                await("the other one has its tasks").atMost(Duration.ofSeconds(30)).until(() -> {
                    other.poll(Duration.ofMillis(10));
                    return other.assignment().size() == 2;
                });
                assertThat(members(cluster)).containsExactly("one-more-1");
            }
        }
    }

    @Test
    void groupThatIsNotThere_isNoReasonToComplain() throws Exception {
        try (TestCluster cluster = new TestCluster(folder)) {
            new FormerSelf(cluster.admin, GROUP, "one").giveUpPlace();
            assertThat(cluster.admin.listGroups().all().get()).isEmpty();
        }
    }

    private static KafkaConsumer<String, String> member(TestCluster cluster, String id) {
        KafkaConsumer<String, String> member = new KafkaConsumer<>(
                Map.of("bootstrap.servers", cluster.servers(), "group.id", GROUP, "group.instance.id", id,
                        "session.timeout.ms", 600_000, "heartbeat.interval.ms", 500),
                new StringDeserializer(), new StringDeserializer());
        member.subscribe(List.of("events"));
        return member;
    }

    private static Set<String> members(TestCluster cluster) throws Exception {
        return cluster.admin.describeClassicGroups(List.of(GROUP)).all().get().get(GROUP).members().stream()
                .flatMap(member -> member.groupInstanceId().stream())
                .collect(Collectors.toSet());
    }
}
