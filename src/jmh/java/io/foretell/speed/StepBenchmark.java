package io.foretell.speed;

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
import org.openjdk.jmh.annotations.TearDown;

/** One event of one key: an LSTM step with its output layer. {@code benchmarks/speed/run step} */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StepBenchmark {

    private static final int EVENTS = 64; // a power of two

    @Param
    public Contestant contestant;

    @Param({"32/16", "64/32", "128/64", "256/64"})
    public String size;

    private Step step;
    private float[][] events;
    private float[] y;
    private int next;

    @Setup(Level.Trial)
    public void prepare() throws Exception {
        Task task = Task.of(size);
        step = Contestants.step(contestant, task);
        events = task.events(EVENTS);
        y = new float[task.outputs()];
    }

    @Benchmark
    public float[] step() throws Exception {
        step.step(events[next++ & (EVENTS - 1)], y);
        return y;
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        step.close();
    }
}
