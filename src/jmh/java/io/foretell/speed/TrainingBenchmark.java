package io.foretell.speed;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Timesteps learned from: forward, loss, backward and Adam over 32 windows of 64 events.
 * {@code benchmarks/speed/run training}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(Task.POSITIONS * Task.WINDOWS)
public class TrainingBenchmark {

    @Param
    public Contestant contestant;

    @Param({"64/32", "128/64", "256/64"})
    public String size;

    private Training training;

    @Setup(Level.Trial)
    public void prepare() throws Exception {
        training = Contestants.training(contestant, Task.of(size));
    }

    @Benchmark
    public double training() throws Exception {
        return training.step();
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        training.close();
    }
}
