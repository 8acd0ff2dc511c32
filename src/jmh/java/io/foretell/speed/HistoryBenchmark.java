package io.foretell.speed;

import io.foretell.event.Decoded;
import io.foretell.event.Event;
import io.foretell.event.EventDecoder;
import io.foretell.learn.InMemoryHistory;
import io.foretell.learn.Learner;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import io.foretell.spec.SpecReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One more event of a key whose history is full, so that each sixteenth lets an old segment go: the trainer's work for
 * an event between two rounds, but for Kafka. {@code benchmarks/speed/run append}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HistoryBenchmark {

    private static final Path SPEC = Path.of("benchmarks/speed/event.yaml");
    private static final byte[] KEY = "user".getBytes(StandardCharsets.UTF_8);
    private static final int RECORDS = 1 << 10;

    @Param
    public Contestant contestant;

    @Param({"100 events kept", "100,000 events kept"})
    public String size;

    private Learner learner;
    private Snapshot snapshot;
    private Event[] events;
    private int next;

    @Setup
    public void prepare() throws IOException {
        Contestants.check(contestant);
        int kept = Integer.parseInt(size.replaceAll("\\D", ""));
        String text = Files.readString(SPEC) + "training: {history: " + kept + "}\n";
        Blueprint blueprint = Blueprint.of(SpecReader.read(text, Map.of()));
        EventDecoder decoder = new EventDecoder(blueprint.spec());
        Records records = new Records(RECORDS);
        learner = new Learner(blueprint, new InMemoryHistory(), "0_0");
        snapshot = Snapshot.initial(blueprint);
        events = new Event[RECORDS];
        for (int n = 0; n < RECORDS; n++) {
            events[n] = ((Decoded.Accepted) decoder.decode(KEY, records.value(n), records.time(n))).event();
        }
        for (int n = 0; n < 2 * kept; n++) {
            append();
        }
    }

    @Benchmark
    public void append() {
        learner.append(events[next++ & (RECORDS - 1)], snapshot);
    }
}
