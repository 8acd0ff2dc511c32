package io.foretell.topology;

import io.foretell.event.Decoded;
import io.foretell.event.EventDecoder;
import io.foretell.learn.Learner;
import io.foretell.learn.Update;
import io.foretell.learn.UpdateFile;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Chunks;
import io.foretell.snapshot.Snapshot;
import io.foretell.spec.Training;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Events of one partition ➜ their keys' histories, and, in rounds, what can be learned from them ➜ updates.
 *
 * <p>A round by the clock is skipped when nothing came since the last one, and takes its share of the budget at most:
 * all tasks of this instance together have {@code every × budget}. A round by events takes all of its steps.
 */
final class LearnProcessor extends ContextualProcessor<byte[], byte[], String, byte[]> {

    /** However rare the rounds: a task that computes longer than this would be taken for dead. */
    static final Duration LONGEST_ROUND = Duration.ofSeconds(20);

    private static final String STATE = "state";

    private final Blueprint blueprint;
    private final PublishedModels models;
    private final TaskCount tasks;
    private final EventDecoder decoder;
    private final TopicIds ids;
    private Learner learner;
    private Bookmark bookmark;
    private LongValues values;
    private String task;
    private final IdleHistories idle;
    private long fresh; // events since the last round

    LearnProcessor(Blueprint blueprint, PublishedModels models, TaskCount tasks, TopicIds ids) {
        this.blueprint = blueprint;
        this.models = models;
        this.tasks = tasks;
        this.ids = ids;
        decoder = new EventDecoder(blueprint.spec());
        idle = new IdleHistories(blueprint.spec().forgetAfter());
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        task = "partition-" + context.taskId().partition();
        HistoryTable history = new HistoryTable(context.getStateStore(Names.HISTORY));
        learner = new Learner(blueprint, history, task, System::nanoTime);
        tasks.started();
        KeyValueStore<String, byte[]> store = context.getStateStore(Names.LEARNER);
        bookmark = new Bookmark(store, ids);
        values = new LongValues(store);
        values.get(STATE).ifPresent(learner::restore);
        context.schedule(IdleHistories.INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> idle.forgetFrom(learner));
        if (blueprint.spec().training().every() instanceof Training.Cadence.Every every) {
            context.schedule(every.interval(), PunctuationType.WALL_CLOCK_TIME, now -> roundByClock(every.interval()));
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        bookmark.turnTo(Origin.metadata(context()), context().currentSystemTimeMs());
        Decoded decoded = decoder.decode(record.key(), record.value(), record.timestamp());
        if (decoded instanceof Decoded.Accepted accepted) {
            learner.append(accepted.event(), models.candidate());
            idle.observe(accepted.event());
            fresh++;
            roundByEvents();
        } else if (decoded instanceof Decoded.Forget forget) {
            learner.forget(forget.key());
        }
    }

    private void roundByEvents() {
        if (blueprint.spec().training().every() instanceof Training.Cadence.Events events && fresh >= events.count()) {
            round(Optional.empty());
        }
    }

    private void roundByClock(Duration interval) {
        if (fresh > 0) {
            double share = blueprint.spec().training().budget() / tasks.count();
            long nanos = (long) (interval.toNanos() * share);
            round(Optional.of(Duration.ofNanos(Math.min(nanos, LONGEST_ROUND.toNanos()))));
        }
    }

    private void round(Optional<Duration> limit) {
        fresh = 0;
        Snapshot candidate = models.candidate(); // before current: it comes after the current that it came with
        learner.round(models.current(), candidate, limit).ifPresent(update -> {
            send(update);
            values.put(STATE, learner.state());
        });
    }

    private void send(Update update) {
        List<byte[]> chunks = Chunks.split(UpdateFile.write(update, blueprint));
        for (int i = 0; i < chunks.size(); i++) {
            Headers headers = new UpdateChunk(i, chunks.size()).addTo(new RecordHeaders());
            context().forward(new Record<>(task, chunks.get(i), context().currentSystemTimeMs(), headers));
        }
    }

    @Override
    public void close() {
        if (learner != null) {
            tasks.stopped();
        }
    }
}
