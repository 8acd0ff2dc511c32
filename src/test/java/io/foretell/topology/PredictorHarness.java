package io.foretell.topology;

import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import io.foretell.spec.Input;
import io.foretell.spec.Spec;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The predictor's processors without Streams around them, which commits and flushes at every record when it is driven
 * by a test: for millions of records. States are in memory.
 */
public final class PredictorHarness {

    private final String topic;
    private final boolean byField;
    private final MockProcessorContext<byte[], byte[]> keying = new MockProcessorContext<>();
    private final MockProcessorContext<byte[], byte[]> predicting = new MockProcessorContext<>();
    private final EventSource.KeyByField keyByField;
    private final PredictProcessor predict;
    private final PolledRecords polled;
    private final KeyValueStore<String, byte[]> states;
    private Snapshot weights;
    private long time = -1; // stream time

    public PredictorHarness(Spec spec) {
        Blueprint blueprint = Blueprint.of(spec);
        topic = spec.input().topic();
        byField = spec.input().key() instanceof Input.Key.OfField;
        weights = Snapshot.initial(blueprint);
        polled = new PolledRecords(topic);
        PredictorCounters counters = new PredictorCounters();
        keyByField = new EventSource.KeyByField(spec, new DeadLetters("unkeyed", counters.deadLetters));
        Repair repair = new Repair(blueprint, (partition, from, end, reader) -> {}, counters.damaged);
        predict = new PredictProcessor(blueprint, () -> weights, polled, repair, id -> Uuid.ONE_UUID, counters);
        states = add(Names.STATES);
        add(Names.BOOKMARKS);
        keyByField.init(keying);
        predict.init(predicting);
        predicting.setCurrentStreamTimeMs(0);
        predicting.setCurrentSystemTimeMs(0);
    }

    private KeyValueStore<String, byte[]> add(String name) {
        KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(predicting.getStateStoreContext(), store);
        predicting.addStateStore(store);
        return store;
    }

    /** From the next look on. */
    public void use(Snapshot snapshot) {
        weights = snapshot;
    }

    /** As if a consumer had polled these; of a spec whose key is a field they come to the keying one by one. */
    public void poll(ConsumerRecords<byte[], byte[]> records) {
        if (!byField) {
            polled.add(records);
        }
    }

    /** What the wall clock brings about. */
    public void sweep() {
        predicting.scheduledPunctuators().forEach(punctuator -> punctuator.getPunctuator().punctuate(0));
    }

    /** What is forwarded to predictions or dead letters. */
    public Answered process(Record<byte[], byte[]> record, long timestamp, long offset) {
        Record<byte[], byte[]> timed = record.withTimestamp(RecordTime.of(timestamp, time));
        time = Math.max(time, timed.timestamp());
        Answered answered = byField ? keyed(timed, offset) : predicted(timed, offset);
        keying.resetForwards();
        predicting.resetForwards();
        return answered;
    }

    /**
     * @param predictions forwarded to their sink
     * @param deadLetters likewise
     */
    public record Answered(List<Record<byte[], byte[]>> predictions, List<Record<byte[], byte[]>> deadLetters) {}

    private Answered keyed(Record<byte[], byte[]> record, long offset) {
        keying.setRecordMetadata(topic, 0, offset);
        keyByField.process(record);
        var forwarded = keying.forwarded();
        if (forwarded.size() == 1 && forwarded.get(0).childName().orElseThrow().equals(EventSource.REPARTITION)) {
            Record<? extends byte[], ? extends byte[]> on = forwarded.get(0).record();
            return predicted(new Record<>(on.key(), on.value(), on.timestamp(), on.headers()), offset);
        }
        return new Answered(List.of(), records(keying));
    }

    private Answered predicted(Record<byte[], byte[]> record, long offset) {
        predicting.setRecordMetadata(topic, 0, offset);
        predicting.setCurrentStreamTimeMs(time);
        predict.process(record);
        boolean letter = predicting.forwarded().stream()
                .anyMatch(forward -> forward.childName().orElseThrow().equals(PredictorTopology.DEAD_LETTERS));
        return letter ? new Answered(List.of(), records(predicting)) : new Answered(records(predicting), List.of());
    }

    private static List<Record<byte[], byte[]>> records(MockProcessorContext<byte[], byte[]> context) {
        return context.forwarded().stream()
                .map(forward -> forward.record())
                .map(record -> new Record<byte[], byte[]>(
                        record.key(), record.value(), record.timestamp(), record.headers()))
                .toList();
    }

    /** Keys whose state is kept. */
    public long keys() {
        return states.approximateNumEntries();
    }
}
