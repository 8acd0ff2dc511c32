package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TopicRecordsIT {

    private static final TopicPartition PARTITION = new TopicPartition("app-events", 1);

    @TempDir
    Path folder;

    @Test
    void recordsOfAPartition_areReadInOrderAsFarAsTheyAreThereAndCommitted() throws Exception {
        try (TestCluster cluster = new TestCluster(folder)) {
            cluster.create(PARTITION.topic(), 2);
            write(cluster, "committed", 5, KafkaProducer::commitTransaction); // offsets 0 to 4, and a marker
            write(cluster, "aborted", 5, KafkaProducer::abortTransaction); // offsets 6 to 10, and a marker
            write(cluster, "open", 2, open -> {}); // offsets 12 and 13

            assertThat(read(cluster, 0, 12)).containsExactly(
                    "committed0", "committed1", "committed2", "committed3", "committed4");
            assertThat(read(cluster, 2, 4)).containsExactly("committed2", "committed3");
            assertThat(read(cluster, 3, 3)).isEmpty();
            assertThatThrownBy(() -> read(cluster, 0, 13))
                    .isInstanceOf(TimeoutException.class)
                    .hasMessage("no records of app-events-1 from offset 12 on within 2 s");

            cluster.admin.deleteRecords(Map.of(PARTITION, RecordsToDelete.beforeOffset(3))).all().get();
            assertThat(read(cluster, 0, 12)).containsExactly("committed3", "committed4");
        }
    }

    private static void write(
            TestCluster cluster, String name, int records, Consumer<KafkaProducer<String, String>> end) {
        Map<String, Object> settings = Map.of("bootstrap.servers", cluster.servers(), "transactional.id", name);
        KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        producer.initTransactions();
        producer.beginTransaction();
        for (int i = 0; i < records; i++) {
            producer.send(new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), "k", name + i));
        }
        producer.flush();
        end.accept(producer);
        producer.close(Duration.ZERO); // a transaction that is open stays so
    }

    private static List<String> read(TestCluster cluster, long from, long end) {
        Settings settings = new Settings(Specs.number("app", "kafka:",
                "  bootstrap.servers: \"" + cluster.servers() + "\"",
                "  consumer.interceptor.classes: com.example.NotThere"));
        TopicRecords past = new TopicRecords(settings.pastRecords(), PARTITION.topic(), Duration.ofSeconds(2));
        List<String> values = new ArrayList<>();
        past.read(PARTITION.partition(), from, end,
                record -> values.add(new String(record.value(), StandardCharsets.UTF_8)));
        return values;
    }
}
