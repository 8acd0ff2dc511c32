package io.foretell.endtoend.bench;

import io.foretell.event.Decoded;
import io.foretell.event.EventDecoder;
import io.foretell.predict.KeyState;
import io.foretell.predict.PredictionWriter;
import io.foretell.predict.Predictor;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import io.foretell.spec.Spec;
import io.foretell.spec.SpecReader;
import io.foretell.topology.Names;
import io.foretell.topology.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * Kafka Streams without a model: reads an event, reads and writes its key's state, forwards a value. States and values
 * are samples of what the predictor makes of the same events, so that they are as long and compress as well; they are
 * copied, since whoever makes states and values makes new ones. Its settings are the predictor's.
 */
final class PassThrough {

    private static final int SAMPLES = 1000;
    private static final String STATES = "states";

    private PassThrough() {}

    /** @param arguments the predictor's spec, a folder for the state, keys */
    public static void main(String[] arguments) {
        Spec spec = SpecReader.read(Path.of(arguments[0]));
        int keys = Integer.parseInt(arguments[2]);
        Samples samples = Samples.of(spec, new Load(spec.lstm().hidden(), keys));
        KafkaStreams streams = new KafkaStreams(
                topology(spec, samples), new Settings(spec).predictor(Path.of(arguments[1]), 1, 1));
        streams.setUncaughtExceptionHandler(error -> {
            error.printStackTrace();
            Runtime.getRuntime().halt(1);
            return null;
        });
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start();
    }

    private static Topology topology(Spec spec, Samples samples) {
        Topology topology = new Topology();
        ByteArrayDeserializer in = new ByteArrayDeserializer();
        ByteArraySerializer out = new ByteArraySerializer();
        topology.addSource("events", in, in, spec.input().topic());
        topology.addProcessor("pass", () -> new Pass(samples), "events");
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(STATES), Serdes.String(), Serdes.ByteArray())
                        .withCachingEnabled(),
                "pass");
        topology.addSink("predictions", Names.of(spec).predictions(), out, out, "pass");
        return topology;
    }

    /** What the predictor made of some first events. */
    private record Samples(List<byte[]> states, List<byte[]> values) {

        static Samples of(Spec spec, Load load) {
            Blueprint blueprint = Blueprint.of(spec);
            EventDecoder decoder = new EventDecoder(spec);
            Predictor predictor = new Predictor(blueprint);
            PredictionWriter writer = new PredictionWriter();
            Snapshot snapshot = Snapshot.initial(blueprint);
            LongFunction<byte[]> events = load.events();
            Map<Long, byte[]> stored = new HashMap<>();
            Samples samples = new Samples(new ArrayList<>(), new ArrayList<>());
            for (long event = 0; event < 2 * SAMPLES; event++) {
                byte[] key = load.key(event % SAMPLES).getBytes(StandardCharsets.UTF_8);
                Decoded decoded = decoder.decode(key, events.apply(event), 0);
                KeyState state = new KeyState(blueprint);
                if (stored.containsKey(event % SAMPLES)) {
                    state.read(stored.get(event % SAMPLES));
                }
                var prediction = predictor.step(snapshot, state, ((Decoded.Accepted) decoded).event(), 0);
                stored.put(event % SAMPLES, state.write());
                if (event >= SAMPLES) { // with a forecast to be scored, as nearly all are
                    samples.states.add(state.write());
                    samples.values.add(writer.write(prediction, 0, event));
                }
            }
            return samples;
        }
    }

    private static final class Pass extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

        private final Samples samples;
        private KeyValueStore<String, byte[]> states;
        private int next;

        Pass(Samples samples) {
            this.samples = samples;
        }

        @Override
        public void init(ProcessorContext<byte[], byte[]> context) {
            super.init(context);
            states = context.getStateStore(STATES);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            byte[] state = states.get(key);
            next = (next + (state == null ? 1 : 1 + (state[0] & 1))) % SAMPLES;
            states.put(key, samples.states.get(next).clone());
            context().forward(record.withValue(samples.values.get(next).clone()));
        }
    }
}
