package io.foretell.endtoend.series;

import io.foretell.endtoend.bench.JavaProcess;
import io.foretell.endtoend.bench.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** A predictor with a topic full of events, looked at each time it has made so many predictions more. */
final class SeriesRun {

    private final JavaProcess process;
    private final Topics topics;
    private final String predictions;
    private long due; // events that the present stretch ends with
    private long written; // when it began, markers of transactions among them
    private long time = System.nanoTime();
    private Duration cpu = Duration.ZERO;

    SeriesRun(JavaProcess process, Topics topics, String predictions) {
        this.process = process;
        this.topics = topics;
        this.predictions = predictions;
    }

    /** The clock starts anew behind the collection that is asked for. */
    Stretch stretch(long more) throws IOException, ExecutionException, InterruptedException {
        due += more;
        long end = topics.await(process, predictions, due);
        long now = System.nanoTime();
        double micros = process.cpu().minus(cpu).toNanos() / 1e3;
        Footprint footprint = Footprint.of(process.id());
        Stretch stretch = new Stretch(due, (end - written) / ((now - time) / 1e9), micros / (end - written),
                Heap.alive(process.id()), footprint);
        cpu = process.cpu();
        time = System.nanoTime();
        written = topics.written(predictions);
        return stretch;
    }
}
