package io.foretell.speed;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs what is to be run, round after round, each benchmark of each contestant in a JVM of its own. */
final class Rounds {

    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final String VECTORS = "--add-modules=jdk.incubator.vector";
    private static final String AT_ONCE = "-Dforetell.vectors=at-once"; // what is measured comes after them in any case
    private static final List<String> JVM = List.of(
            "-Xmx2g",
            "-XX:+UseParallelGC",
            "-Dai.djl.offline=true",
            "-Dai.djl.pytorch.num_threads=1",
            "-Dai.djl.pytorch.num_interop_threads=1",
            "-DDJL_CACHE_DIR=target/jmh/djl",
            "-Dorg.bytedeco.javacpp.cachedir=target/jmh/javacpp");

    private final Effort effort;
    private final PrintWriter progress;
    private final Map<Figure.Name, List<Figure.Fork>> forks = new LinkedHashMap<>();

    Rounds(Effort effort, PrintWriter progress) {
        this.effort = effort;
        this.progress = progress;
    }

    /** @throws RunnerException if a contestant failed, or computes anything else than Foretell */
    List<Figure> run(List<Plan> plans) throws RunnerException {
        for (int round = 0; round < effort.rounds(); round++) {
            for (Plan plan : plans) {
                for (Contestant contestant : plan.contestants()) {
                    new Runner(options(plan, contestant)).run().forEach(result -> take(plan, result));
                }
            }
        }
        List<Figure> figures = new ArrayList<>();
        forks.forEach((name, each) -> figures.add(Figure.of(name, each)));
        return figures;
    }

    private Options options(Plan plan, Contestant contestant) {
        List<String> jvm = new ArrayList<>(JVM);
        if (contestant != Contestant.FORETELL_PLAIN) {
            jvm.add(VECTORS);
            jvm.add(AT_ONCE);
        }
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(plan.pattern())
                .param("contestant", contestant.name())
                .jvmArgs(jvm.toArray(String[]::new))
                .forks(1)
                .threads(1)
                .warmupIterations(effort.warmups())
                .warmupTime(effort.iteration())
                .measurementIterations(effort.iterations())
                .measurementTime(effort.iteration())
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        return options.build();
    }

    private void take(Plan plan, RunResult result) {
        BenchmarkParams params = result.getParams();
        String method = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        Figure.Name name = new Figure.Name(
                method, Contestant.valueOf(params.getParam("contestant")), params.getParam("size"), plan.measure());
        Figure.Fork fork = fork(result.getBenchmarkResults());
        forks.computeIfAbsent(name, first -> new ArrayList<>()).add(fork);
        Figure soFar = Figure.of(name, List.of(fork));
        progress.printf(Locale.ROOT, "%s, %s, %s: %,.2f %s%n", method, name.size(), name.contestant().title(),
                soFar.value(), plan.measure().title());
        progress.flush();
    }

    /** Of the one JVM that was started. */
    private static Figure.Fork fork(Collection<BenchmarkResult> results) {
        BenchmarkResult only = results.iterator().next();
        List<Double> iterations = only.getIterationResults().stream()
                .map(IterationResult::getPrimaryResult)
                .map(iteration -> rounded(iteration.getScore()))
                .toList();
        return new Figure.Fork(iterations, rounded(only.getSecondaryResults().get(ALLOCATED).getScore()));
    }

    private static double rounded(double value) {
        return Math.rint(value * 1_000) / 1_000;
    }
}
