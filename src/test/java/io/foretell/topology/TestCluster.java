package io.foretell.topology;

import io.foretell.broker.EmbeddedBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** An embedded broker with what a test writes to it and reads from it. */
final class TestCluster implements AutoCloseable {

    final KafkaProducer<String, String> producer;
    final Admin admin;
    private final Path folder;
    private EmbeddedBroker broker;

    TestCluster(Path folder) {
        this.folder = folder;
        broker = EmbeddedBroker.start(0, folder);
        // One request at a time: of several to a topic made just now, a broker may take a later one first, and then
        // refuses the earlier ones for good.
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers(), "linger.ms", 5, "max.in.flight.requests.per.connection", 1),
                new StringSerializer(), new StringSerializer());
        admin = Admin.create(Map.of("bootstrap.servers", servers()));
    }

    String servers() {
        return broker.bootstrapServers();
    }

    void stopBroker() {
        broker.close();
    }

    void startBroker() {
        broker = EmbeddedBroker.start(broker.port(), folder);
    }

    void create(String topic, int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
    }

    void send(String topic, String key, String value, long timestamp) {
        producer.send(new ProducerRecord<>(topic, null, timestamp, key, value));
    }

    /** Reads a topic from its start, committed records only, until {@code enough} or the time is over. */
    List<ConsumerRecord<String, String>> read(
            String topic, Duration time, Predicate<List<ConsumerRecord<String, String>>> enough) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", servers(), "isolation.level", "read_committed", "enable.auto.commit", "false");
        List<ConsumerRecord<String, String>> all = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            while (consumer.partitionsFor(topic).isEmpty() && System.nanoTime() < end) {
                Thread.onSpinWait(); // it is about to be created
            }
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (System.nanoTime() < end && !enough.test(all)) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        admin.close(Duration.ZERO);
        broker.close();
    }
}
