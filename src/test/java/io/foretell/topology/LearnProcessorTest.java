package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.learn.Update;
import io.foretell.learn.UpdateFile;
import io.foretell.lstm.Weights;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class LearnProcessorTest {

    private static final int EVENTS = 20; // to a round

    private final Blueprint blueprint = Blueprint.of(Specs.number(
            "app", "training: {every: %d events, steps: 2, window: 16, burn-in: 2, batch: 4}".formatted(EVENTS)));

    /** The merge publishes current n and candidate n, in this order, whenever somebody has looked at either. */
    private final class Restless implements PublishedModels {

        private long version;

        @Override
        public Snapshot current() {
            return next();
        }

        @Override
        public Snapshot candidate() {
            return next();
        }

        private Snapshot next() {
            version++;
            return Snapshot.of(version, blueprint.fingerprint(), Weights.fresh(blueprint.shape(), version),
                    blueprint.features().noStatistics(), blueprint.features().firstVocabularies());
        }
    }

    @Test
    void modelsPublishedBetweenTwoLooks_neverGiveACandidateWithACurrentOlderThanItsOwn() {
        MockProcessorContext<String, byte[]> context = new MockProcessorContext<>();
        context.setCurrentSystemTimeMs(0);
        add(context, Names.HISTORY, Serdes.Bytes());
        add(context, Names.LEARNER, Serdes.String());
        LearnProcessor processor = new LearnProcessor(
                blueprint, new Restless(), new TaskCount(), topic -> Uuid.ONE_UUID);
        processor.init(context);
        for (int i = 0; i < 3 * EVENTS; i++) {
            context.setRecordMetadata("app-events", 0, i);
            processor.process(new Record<>(utf8("k" + i % 2), utf8("{\"value\":" + i % 5 + "}"), 1_000L * i));
        }
        List<Update> updates = context.forwarded().stream()
                .map(forwarded -> UpdateFile.read(forwarded.record().value(), blueprint))
                .toList();
        assertThat(updates).hasSize(3).allSatisfy(update -> {
            assertThat(update.current()).as("with candidate %d, current", update.base())
                    .isGreaterThanOrEqualTo(update.base());
            assertThat(update.judged()).isEqualTo(update.base());
        });
    }

    private static <K> void add(MockProcessorContext<String, byte[]> context, String name, Serde<K> keys) {
        KeyValueStore<K, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), keys, Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
