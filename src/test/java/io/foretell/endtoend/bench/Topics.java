package io.foretell.endtoend.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** Topics of the bench's broker: made, filled, and watched as they grow. Not thread-safe. */
public final class Topics implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final String servers;
    private final Admin admin;
    private final Map<String, Integer> partitions = new HashMap<>(); // of those made here

    Topics(String servers) {
        this.servers = servers;
        admin = Admin.create(Map.of("bootstrap.servers", servers));
    }

    public void create(String topic, int count) throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(new NewTopic(topic, count, (short) 1))).all().get();
        partitions.put(topic, count);
    }

    /** Writes that many of the load's first events, as fast as it goes. */
    public void feed(String topic, Load load, long count) {
        LongFunction<byte[]> events = load.events();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", servers, "linger.ms", 20, "batch.size", 1 << 18, "compression.type", "lz4",
                "max.in.flight.requests.per.connection", 1);
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings, bytes, bytes)) {
            for (long event = 0; event < count; event++) {
                byte[] key = load.key(event).getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(topic, key, events.apply(event)));
            }
        }
    }

    /**
     * Waits until that many records are written, a few markers of transactions among them; returns how many are.
     *
     * @throws IOException if the process that writes them ends, or stands still
     */
    public long await(JavaProcess process, String topic, long records)
            throws IOException, ExecutionException, InterruptedException {
        long written = written(topic);
        while (written < records) {
            written = more(process, topic, written);
        }
        return written;
    }

    private long more(JavaProcess process, String topic, long than)
            throws IOException, ExecutionException, InterruptedException {
        return Awaitility.await(topic + " beyond " + than + " records")
                .atMost(PATIENCE)
                .pollInSameThread()
                .pollDelay(LOOK)
                .pollInterval(LOOK)
                .until(() -> {
                    process.refuseIfEnded();
                    return written(topic);
                }, written -> written > than);
    }

    /** Records so far, markers of transactions among them. */
    public long written(String topic) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, partitions.get(topic))
                .boxed()
                .collect(Collectors.toMap(p -> new TopicPartition(topic, p), p -> OffsetSpec.latest()));
        return admin.listOffsets(ends).all().get().values().stream()
                .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
                .sum();
    }

    /** On the broker's disk. */
    public long bytes(String topic) throws ExecutionException, InterruptedException {
        int broker = admin.describeCluster().controller().get().id();
        return admin.describeLogDirs(List.of(broker)).allDescriptions().get().get(broker).values().stream()
                .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                .filter(replica -> replica.getKey().topic().equals(topic))
                .mapToLong(replica -> replica.getValue().size())
                .sum();
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
