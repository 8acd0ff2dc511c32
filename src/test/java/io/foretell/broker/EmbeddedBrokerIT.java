package io.foretell.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    @TempDir
    Path folder;

    @Test
    void restartedOnTheSameFolder_keepsItsClusterAndTopics() throws Exception {
        String cluster;
        int port;
        try (EmbeddedBroker broker = EmbeddedBroker.start(0, folder);
                Admin admin = admin(broker)) {
            port = broker.port();
            cluster = clusterOf(admin);
            admin.createTopics(List.of(new NewTopic("kept", 3, (short) 1))).all().get();
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(port, folder);
                Admin admin = admin(broker)) {
            assertThat(clusterOf(admin)).isEqualTo(cluster);
            assertThat(admin.describeTopics(List.of("kept")).allTopicNames().get().get("kept").partitions())
                    .hasSize(3);
        }
    }

    @Test
    void killedAndStartedAgain_doesNotWaitForItsFormerSelfAndKeepsWhatGroupsCommitted() throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed =
                Map.of(new TopicPartition("read", 0), new OffsetAndMetadata(7));
        Path asLeftByAKill = folder.resolve("killed");
        try (EmbeddedBroker broker = EmbeddedBroker.start(0, folder.resolve("alive"));
                Admin admin = admin(broker)) {
            admin.createTopics(List.of(new NewTopic("read", 1, (short) 1))).all().get();
            admin.alterConsumerGroupOffsets("readers", committed).all().get();
            copy(folder.resolve("alive"), asLeftByAKill);
        }
        Map<String, String> tenMinutesUntilItIsMissed = Map.of( // and no start waits for as long
                "broker.session.timeout.ms", "600000", "initial.broker.registration.timeout.ms", "20000");
        try (EmbeddedBroker broker = EmbeddedBroker.start(0, asLeftByAKill, tenMinutesUntilItIsMissed);
                Admin admin = admin(broker)) {
            assertThat(admin.listConsumerGroupOffsets("readers").partitionsToOffsetAndMetadata().get())
                    .isEqualTo(committed);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    @Test
    void writingToAnUnknownTopic_failsInsteadOfCreatingIt() {
        Map<String, Object> settings = Map.of("max.block.ms", 2_000);
        try (EmbeddedBroker broker = EmbeddedBroker.start(0, folder);
                KafkaProducer<String, String> producer = producer(broker, settings)) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("mistyped", "v")).get(5, TimeUnit.SECONDS))
                    .hasMessageContaining("mistyped");
        }
    }

    @Test
    void secondBrokerOnTheSameFolder_saysSo() {
        try (EmbeddedBroker broker = EmbeddedBroker.start(0, folder)) {
            assertThat(broker.port()).isPositive();
            assertThatThrownBy(() -> EmbeddedBroker.start(0, folder))
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessageContaining("folder=" + folder)
                    .hasMessageContaining("in use by another broker");
        }
    }

    @Test
    void takenPort_isNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedBroker.start(taken.getLocalPort(), folder))
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessageContaining("port=" + taken.getLocalPort())
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void fileInPlaceOfTheFolder_isNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> EmbeddedBroker.start(0, file))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining("folder=" + file)
                .hasMessageContaining("--data");
    }

    private static String clusterOf(Admin admin) throws Exception {
        return admin.describeCluster().clusterId().get();
    }

    private static Admin admin(EmbeddedBroker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    private static KafkaProducer<String, String> producer(EmbeddedBroker broker, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("bootstrap.servers", broker.bootstrapServers());
        return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
    }
}
