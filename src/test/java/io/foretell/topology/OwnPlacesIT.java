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

class OwnPlacesIT {

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
                new OwnPlaces(cluster.admin, GROUP, "one").giveUpAllBut(Set.of()); // its session lasts for ten minutes
                await("the other one has its tasks").atMost(Duration.ofSeconds(30)).until(() -> {
                    other.poll(Duration.ofMillis(10));
                    return other.assignment().size() == 2;
                });
                assertThat(members(cluster)).containsExactly("one-more-1");
            }
        }
    }

    @Test
    void placeOfAThreadThatLives_isKept() throws Exception {
        try (TestCluster cluster = new TestCluster(folder)) {
            cluster.create("events", 2);
            try (KafkaConsumer<String, String> gone = member(cluster, "one-1");
                    KafkaConsumer<String, String> alive = member(cluster, "one-2")) {
                await("both are members").atMost(Duration.ofSeconds(30)).until(() -> {
                    gone.poll(Duration.ofMillis(10));
                    alive.poll(Duration.ofMillis(10));
                    return gone.assignment().size() == 1 && alive.assignment().size() == 1;
                });
                new OwnPlaces(cluster.admin, GROUP, "one").giveUpAllBut(Set.of(2));
                assertThat(members(cluster)).containsExactly("one-2");
            }
        }
    }

    @Test
    void groupThatIsNotThere_isNoReasonToComplain() throws Exception {
        try (TestCluster cluster = new TestCluster(folder)) {
            new OwnPlaces(cluster.admin, GROUP, "one").giveUpAllBut(Set.of());
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
