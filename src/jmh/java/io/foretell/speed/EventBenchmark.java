package io.foretell.speed;

import io.foretell.event.Decoded;
import io.foretell.event.Event;
import io.foretell.event.EventDecoder;
import io.foretell.feature.Moments;
import io.foretell.feature.Statistics;
import io.foretell.lstm.Weights;
import io.foretell.predict.KeyState;
import io.foretell.predict.Prediction;
import io.foretell.predict.PredictionWriter;
import io.foretell.predict.Predictor;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import io.foretell.spec.SpecReader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One event inside the process, as the predictor's topology takes it but for Kafka, and its stages; the keys' states
 * lie in a map, as bytes. {@code benchmarks/speed/run event}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EventBenchmark {

    private static final Path SPEC = Path.of("benchmarks/speed/event.yaml");
    private static final int RECORDS = 1 << 13;

    @Param
    public Contestant contestant;

    @Param("64/10")
    public String size;

    private final Map<String, byte[]> states = new HashMap<>();
    private final PredictionWriter writer = new PredictionWriter();
    private Records records;
    private EventDecoder decoder;
    private Predictor predictor;
    private Snapshot snapshot;
    private KeyState state;
    private long number;

    private Event event;
    private KeyState known;
    private byte[] stored;
    private Prediction prediction;

    @Setup(Level.Trial)
    public void prepare() {
        Contestants.check(contestant);
        Blueprint blueprint = Blueprint.of(SpecReader.read(SPEC, Map.of()));
        String found = blueprint.shape().hidden() + "/" + blueprint.spec().features().size();
        if (!found.equals(size)) {
            throw new IllegalStateException("spec: size=" + found + ", measured is " + size);
        }
        records = new Records(RECORDS);
        decoder = new EventDecoder(blueprint.spec());
        predictor = new Predictor(blueprint);
        snapshot = learned(blueprint);
        state = new KeyState(blueprint);
        known = new KeyState(blueprint);
        number = 0;
        for (int n = 0; n < RECORDS; n++) {
            event();
        }
        event = decode();
        stored = states.get(event.key());
        known.read(stored);
        prediction = predict();
        if (prediction.scored().isEmpty()) {
            throw new IllegalStateException("prediction: scored=nothing, a key's later events are to be measured");
        }
    }

    private static Snapshot learned(Blueprint blueprint) {
        Moments moments = new Moments(10_000, 50, 10_000 * 30.0 * 30.0);
        Statistics statistics =
                new Statistics(Collections.nCopies(blueprint.features().scaled().size(), moments));
        return Snapshot.of(1, blueprint.fingerprint(), Weights.fresh(blueprint.shape(), 1), statistics,
                blueprint.features().firstVocabularies());
    }

    /** All of it: bytes in, bytes out. */
    @Benchmark
    public byte[] event() {
        Event accepted = decode();
        byte[] before = states.get(accepted.key());
        if (before == null) {
            state.clear();
        } else {
            state.read(before);
        }
        Prediction made = predictor.step(snapshot, state, accepted, accepted.time());
        states.put(accepted.key(), state.write());
        return writer.write(made, 0, number);
    }

    /** JSON ➜ event. */
    @Benchmark
    public Event decode() {
        byte[] value = records.value(number);
        byte[] key = records.key(number);
        number++;
        if (decoder.decode(key, value, records.time(number)) instanceof Decoded.Accepted accepted) {
            return accepted.event();
        }
        throw new IllegalStateException("record " + number + " was to be accepted");
    }

    /** Bytes ➜ state ➜ bytes. */
    @Benchmark
    public byte[] state() {
        state.read(stored);
        return state.write();
    }

    /** Score, encode, step, forecast. */
    @Benchmark
    public Prediction predict() {
        return predictor.step(snapshot, known, event, event.time());
    }

    /** Prediction ➜ JSON. */
    @Benchmark
    public byte[] write() {
        return writer.write(prediction, 0, number);
    }
}
