package io.foretell.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.predict.KeyState;
import io.foretell.snapshot.Blueprint;
import io.foretell.spec.Spec;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredStatesTest {

    private static final String KEY = "k";

    private final Spec spec = Specs.number("app");
    private final Blueprint blueprint = Blueprint.of(spec);
    private final Repair repair = new Repair(blueprint, (partition, from, end, reader) -> {}, new LongAdder());
    private final KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("states"), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    private byte[] first; // state after one event
    private byte[] second;

    @BeforeEach
    void open(@TempDir Path folder) {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
        try (PredictorDriver driver = new PredictorDriver(spec, folder)) {
            driver.events.pipeInput(KEY, "{\"value\": 1}", 0);
            first = driver.states().get(KEY);
            driver.events.pipeInput(KEY, "{\"value\": 2}", 1);
            second = driver.states().get(KEY);
        }
    }

    private long steps(StoredStates states) {
        KeyState state = new KeyState(blueprint);
        states.read(KEY, state, 0);
        return state.step();
    }

    @Test
    void whatIsPut_isReadAndIsInTheStore() {
        StoredStates states = new StoredStates(store, 0, repair);
        assertThat(steps(states)).isZero();

        states.put(KEY, first);
        assertThat(steps(states)).isEqualTo(1);
        states.put(KEY, second);
        assertThat(steps(states)).isEqualTo(2);
        assertThat(store.get(KEY)).isEqualTo(second);
    }

    @Test
    void whatIsDeleted_isGone() {
        StoredStates states = new StoredStates(store, 0, repair);
        states.put(KEY, first);

        assertThat(states.delete(KEY)).isTrue();
        assertThat(steps(states)).isZero();
        assertThat(store.get(KEY)).isNull();
        assertThat(states.delete(KEY)).isFalse();
    }
}
