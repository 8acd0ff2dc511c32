package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.learn.Merge;
import io.foretell.lstm.Weights;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Chunks;
import io.foretell.snapshot.Pointer;
import io.foretell.snapshot.Role;
import io.foretell.snapshot.Signatures;
import io.foretell.snapshot.Snapshot;
import io.foretell.snapshot.SnapshotFile;
import io.foretell.spec.Spec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever is done to the weights topic, the last good model is in use: while the predictor runs, and after a restart
 * that reads what compaction has left.
 */
class HostileWeightsTest {

    private static final long START = 1_700_000_000_000L;
    private static final Spec SPEC = Specs.number("app", "lstm: {hidden: 200}"); // two chunks
    private static final Blueprint BLUEPRINT = Blueprint.of(SPEC);
    private static final long CURRENT = 14;
    private static final long BEFORE = 13;

    @TempDir
    Path folder;

    /** The topic, of which a restart sees the last record of each key, in the order of those. */
    private static final class Log {

        private final List<Map.Entry<String, Optional<byte[]>>> records = new ArrayList<>();

        void add(String key, byte[] value) {
            records.add(Map.entry(key, Optional.ofNullable(value)));
        }

        Log compacted() {
            Map<String, Optional<byte[]>> last = new LinkedHashMap<>();
            for (Map.Entry<String, Optional<byte[]>> record : records) {
                last.remove(record.getKey());
                last.put(record.getKey(), record.getValue());
            }
            Log left = new Log();
            last.forEach((key, value) -> value.ifPresent(there -> left.add(key, there)));
            return left;
        }

        byte[] value(String key) {
            return compacted().records.stream()
                    .filter(record -> record.getKey().equals(key))
                    .findAny().orElseThrow().getValue().orElseThrow().clone();
        }

        /** @param from records before it have been read */
        int feed(PredictorDriver driver, int from) {
            records.subList(from, records.size())
                    .forEach(record -> driver.publish(record.getKey(), record.getValue().orElse(null)));
            return records.size();
        }
    }

    /** What somebody does to it, and which version is in use after a restart. */
    private enum Tampering {
        NOTHING(CURRENT, log -> log.add("fingerprint", new byte[0])),
        POINTER_OF_GARBAGE(CURRENT, log -> log.add("current", utf8("garbage"))),
        POINTER_DELETED(CURRENT, log -> log.add("current", null)),
        POINTER_TO_NOWHERE(CURRENT, log -> log.add("current", Pointer.to(99, new byte[10]).write())),
        POINTER_TO_NOWHERE_IN_HISTORY(CURRENT, log -> log.add("current/99", Pointer.to(99, new byte[10]).write())),
        POINTER_UNDER_ANOTHERS_KEY(CURRENT, log -> log.add("current/98", log.value("current/13"))),
        POINTER_TO_MORE_THAN_THERE_CAN_BE(CURRENT, log -> log.add("current", utf8(
                "{\"version\":9,\"chunks\":4096,\"bytes\":2147483647,\"sha256\":\"%s\"}".formatted("0".repeat(64))))),
        CHUNK_FLIPPED(BEFORE, log -> log.add("14/1", flipped(log.value("14/1")))),
        CHUNK_CUT(BEFORE, log -> log.add("14/1", new byte[] {1, 2, 3})),
        CHUNK_TOO_LARGE(CURRENT, log -> log.add("15/0", new byte[Chunks.LARGEST + 1])),
        CHUNK_DELETED(BEFORE, log -> log.add("14/0", null)),
        CHUNK_DOUBLED(CURRENT, log -> log.add("14/0", log.value("14/0"))),
        CHUNKS_SWAPPED(BEFORE, log -> {
            byte[] first = log.value("14/0");
            log.add("14/0", log.value("14/1"));
            log.add("14/1", first);
        }),
        CHUNKS_OF_ANOTHER_VERSION(BEFORE, log -> {
            log.add("14/0", log.value("13/0"));
            log.add("14/1", log.value("13/1"));
        }),
        CHUNKS_OF_TWO_VERSIONS_DELETED(12, log -> {
            log.add("14/0", null);
            log.add("13/1", null);
        }),
        WEIGHTS_THAT_ARE_NOT_FINITE(CURRENT, log -> publish(log, 15, SnapshotFile.write(notFinite()))),
        MODEL_OF_ANOTHER_SPEC(CURRENT, log -> publish(log, 15, SnapshotFile.write(
                Snapshot.initial(Blueprint.of(Specs.number("app", "lstm: {hidden: 8}")))))),
        HEADER_OF_2_63_BYTES(CURRENT, log -> {
            byte[] file = SnapshotFile.write(model(15));
            ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(Long.MIN_VALUE);
            publish(log, 15, file);
        });

        private final long afterRestart;
        private final Consumer<Log> deed;

        Tampering(long afterRestart, Consumer<Log> deed) {
            this.afterRestart = afterRestart;
            this.deed = deed;
        }
    }

    @ParameterizedTest
    @EnumSource(Tampering.class)
    void tamperedWeights_leaveTheLastGoodOnesInUse(Tampering tampering) {
        Log log = new Log();
        Publisher publisher = publisher(log);
        for (long version = 10; version <= CURRENT; version++) {
            publisher.publish(new Merge.Outcome(Optional.of(model(version)), Optional.of(model(version))));
        }
        try (PredictorDriver running = new PredictorDriver(SPEC, folder.resolve("running"))) {
            int read = log.feed(running, 0);
            assertThat(modelOfTheNextPrediction(running)).isEqualTo(CURRENT);

            tampering.deed.accept(log);
            read = log.feed(running, read);
            assertThat(modelOfTheNextPrediction(running)).isEqualTo(CURRENT);

            try (PredictorDriver restarted = new PredictorDriver(SPEC, folder.resolve("restarted"))) {
                Log left = log.compacted();
                left.feed(restarted, 0);
                assertThat(modelOfTheNextPrediction(restarted)).isEqualTo(tampering.afterRestart);
            }

            publisher.publish(new Merge.Outcome(Optional.of(model(20)), Optional.of(model(20))));
            log.feed(running, read);
            assertThat(modelOfTheNextPrediction(running)).as("the next good one").isEqualTo(20);
        }
    }

    private static long modelOfTheNextPrediction(PredictorDriver driver) {
        driver.events.pipeInput("k", "{\"value\": 1}", START);
        String prediction = driver.predictions.readValue();
        long version = driver.model.current().version();
        assertThat(prediction).contains("\"model\":" + version + ",");
        return version;
    }

    private static Publisher publisher(Log log) {
        KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("test"), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
        return new Publisher(new LongValues(store), Signatures.of(SPEC), log::add);
    }

    private static void publish(Log log, long version, byte[] file) {
        List<byte[]> chunks = Chunks.split(file);
        for (int i = 0; i < chunks.size(); i++) {
            log.add(new Chunks.Address(version, i).key(), chunks.get(i));
        }
        byte[] pointer = Pointer.to(version, file).write();
        log.add(Role.keyOnceCurrent(version), pointer);
        log.add(Role.CURRENT.key(), pointer);
    }

    private static Snapshot model(long version) {
        Snapshot initial = Snapshot.initial(BLUEPRINT);
        return Snapshot.of(version, initial.fingerprint(), Weights.fresh(BLUEPRINT.shape(), version),
                initial.statistics(), initial.vocabularies());
    }

    private static Snapshot notFinite() {
        Snapshot model = model(15);
        model.weights().outputBias().data[0] = Float.NaN;
        return model;
    }

    private static byte[] flipped(byte[] chunk) {
        chunk[chunk.length / 2] ^= 1;
        return chunk;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
