package io.foretell.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.foretell.broker.EmbeddedBroker;
import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import io.foretell.topology.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * A key that was deleted by a null event is in no file any more: not in the brokers' once they have compacted and let
 * expire, not in ours once RocksDB has compacted. All of that takes days with the defaults, here seconds.
 */
@Timeout(120)
class ForgettingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String KEY = "forget-me-7f3a9c";
    private static final Set<Instance.Part> BOTH = EnumSet.allOf(Instance.Part.class);

    /** Small segments, compacted and deleted as soon as may be. */
    private static final Map<String, String> HASTE = Map.of(
            "log.roll.ms", "300",
            "log.cleaner.backoff.ms", "100",
            "log.cleaner.min.cleanable.ratio", "0.001",
            "log.cleaner.delete.retention.ms", "0",
            "log.retention.ms", "3000",
            "log.retention.check.interval.ms", "200",
            "log.segment.delete.delay.ms", "0");

    @TempDir
    Path folder;

    private int sent;

    @Test
    void keyThatWasDeleted_isInNoFile_afterCompaction() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(0, folder.resolve("broker"), HASTE);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
                KafkaProducer<String, String> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers(),
                                "max.in.flight.requests.per.connection", 1),
                        new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic("events", 1, (short) 1)
                    .configs(Map.of("retention.ms", "-1")))).all().get();
            Spec spec = spec(broker.bootstrapServers());
            try (Instance instance = Instance.start(spec, BOTH)) {
                for (int i = 0; i < 40; i++) {
                    producer.send(new ProducerRecord<>("events", KEY, value()));
                    producer.send(new ProducerRecord<>("events", "another", value()));
                }
                producer.send(new ProducerRecord<>("events", KEY, "no event"));
                await().atMost(PATIENCE).until(() -> instance.counters().events() == 80
                        && instance.counters().deadLetters() == 1 && instance.model().current().version() > 0);
            }
            assertThat(topicsWithKey()).contains("people-predictions", "people-dead-letters",
                    "people-predictor-states-changelog", "people-trainer-history-changelog");
            assertThat(storesWithKey()).hasSize(2); // states and history: the test can see

            try (Instance instance = Instance.start(spec, BOTH)) {
                producer.send(new ProducerRecord<>("events", KEY, null));
                await().atMost(PATIENCE).until(() -> instance.counters().forgotten() == 1);
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
                    producer.send(new ProducerRecord<>("events", "another", value())); // fills segments
                    assertThat(topicsWithKey()).containsExactly("events"); // the user's own
                });
            }
            compactStores();
            assertThat(filesWithKey(folder.resolve("state"))).isEmpty();
        }
    }

    private String value() {
        return "{\"value\":%s}".formatted(Math.sin(sent++));
    }

    private Spec spec(String servers) {
        // Without compression, which would hide keys from a search for their bytes.
        return SpecReader.read("""
                name: people
                input: {topic: events}
                features: [{field: value, type: number}]
                target: {field: value}
                lstm: {hidden: 4}
                training: {every: 200ms, steps: 1, window: 8, burn-in: 1, batch: 4}
                kafka: {bootstrap.servers: '%s', state.dir: '%s', producer.compression.type: none}
                """.formatted(servers, folder.resolve("state")), Map.of());
    }

    private Set<String> topicsWithKey() {
        return filesWithKey(folder.resolve("broker")).stream()
                .map(file -> file.getParent().getFileName().toString().replaceFirst("-\\d+$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<Path> storesWithKey() {
        return filesWithKey(folder.resolve("state")).stream().map(Path::getParent).collect(Collectors.toSet());
    }

    private static List<Path> filesWithKey(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).filter(ForgettingIT::hasKey).toList();
        } catch (NoSuchFileException | UncheckedIOException e) {
            return filesWithKey(root); // a segment went away while we looked
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasKey(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(KEY);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compactStores() throws IOException, RocksDBException {
        List<Path> stores;
        try (Stream<Path> all = Files.walk(folder.resolve("state"))) {
            stores = all.filter(file -> file.getFileName().toString().equals("CURRENT")).map(Path::getParent).toList();
        }
        assertThat(stores).hasSizeGreaterThanOrEqualTo(4);
        for (Path store : stores) {
            compact(store);
            compact(store); // the manifest, which names the outermost keys of files, is written anew at each start
        }
    }

    private static void compact(Path store) throws RocksDBException {
        try (Options options = new Options();
                CompactRangeOptions whole = new CompactRangeOptions().setBottommostLevelCompaction(
                        CompactRangeOptions.BottommostLevelCompaction.kForce);
                RocksDB db = RocksDB.open(options, store.toString())) {
            db.compactRange(db.getDefaultColumnFamily(), null, null, whole);
        }
    }
}
