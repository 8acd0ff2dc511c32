package io.foretell.endtoend.swap;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.foretell.endtoend.bench.OpenLoop;
import io.foretell.endtoend.bench.Predictions;
import io.foretell.endtoend.bench.Schedule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;

/** New weights at every gap, while events come at a steady rate. Not thread-safe. */
final class SwapRun {

    private static final double MILLI = 1e6; // nanoseconds
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Setting setting;
    private final Schedule schedule;
    private final Publisher publisher;
    private final long[] waits; // nanoseconds of each event
    private final List<Long> begun = new ArrayList<>(); // when each version began to be written
    private final List<CompletableFuture<Long>> commits = new ArrayList<>(); // when each was about to be committed
    private final List<Long> used = new ArrayList<>(); // when a prediction with it was there

    SwapRun(Setting setting, OpenLoop events, Publisher publisher) {
        this.setting = setting;
        this.publisher = publisher;
        schedule = events.schedule();
        waits = new long[(int) schedule.within(setting.seconds())];
    }

    List<Swap> swaps(Predictions predictions) throws IOException, ExecutionException, InterruptedException {
        for (long read = 0; read < waits.length; ) {
            read = predictions.poll(this::read);
            publishIfDue();
        }
        List<Swap> swaps = new ArrayList<>();
        for (int swap = 0; swap < setting.swaps(); swap++) {
            swaps.add(swap(swap));
        }
        return swaps;
    }

    private void read(long event, byte[] prediction, long now) throws IOException {
        if (event < waits.length) {
            waits[(int) event] = now - schedule.due(event);
        }
        if (used.size() < begun.size() && JSON.readTree(prediction).path("model").asLong() > used.size()) {
            used.add(now);
        }
    }

    /** In another thread: this one is to see predictions when they come. */
    private void publishIfDue() {
        int swap = begun.size();
        long now = System.nanoTime();
        if (swap < setting.swaps() && now >= schedule.due(schedule.within(setting.warmup() + swap * setting.gap()))) {
            begun.add(now);
            commits.add(CompletableFuture.supplyAsync(publisher::publish));
        }
    }

    private Swap swap(int swap) throws IOException, ExecutionException, InterruptedException {
        if (used.size() <= swap) {
            throw new IOException("swap: version " + (swap + 1) + " was published, but no prediction was made with it");
        }
        long begin = begun.get(swap);
        long half = setting.gap() * 500_000_000L;
        return new Swap(longest(begin, begin + half), longest(begin - half, begin),
                (used.get(swap) - commits.get(swap).get()) / MILLI);
    }

    /** Of the events due between two times. */
    private double longest(long from, long to) {
        return LongStream.range(0, waits.length)
                .filter(event -> schedule.due(event) >= from && schedule.due(event) < to)
                .map(event -> waits[(int) event])
                .max()
                .orElseThrow() / MILLI;
    }
}
