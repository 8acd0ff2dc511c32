package io.foretell.topology;

import io.foretell.learn.Merge;
import io.foretell.learn.Update;
import io.foretell.learn.UpdateFile;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Role;
import io.foretell.snapshot.Signatures;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Updates of all tasks ➜ candidates, and now and then a new current model ➜ weights. There is one such task, since the
 * updates have one partition.
 */
final class MergeProcessor extends ContextualProcessor<String, byte[], String, byte[]> {

    private static final Logger log = LoggerFactory.getLogger(MergeProcessor.class);
    private static final String STATE = "state";
    private static final String PARTS = "update/";

    private final Blueprint blueprint;
    private final TopicIds ids;
    private Bookmark bookmark;
    private Merge merge;
    private LongValues values;
    private Publisher publisher;
    private boolean affirmed; // since this task is here

    MergeProcessor(Blueprint blueprint, TopicIds ids) {
        this.blueprint = blueprint;
        this.ids = ids;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        merge = new Merge(blueprint);
        KeyValueStore<String, byte[]> store = context.getStateStore(Names.MERGE);
        bookmark = new Bookmark(store, ids);
        values = new LongValues(store);
        values.get(STATE).ifPresent(merge::restore);
        publisher = new Publisher(values, Signatures.of(blueprint.spec()), this::send);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        bookmark.turnTo(Origin.metadata(context()), context().currentSystemTimeMs());
        try {
            whole(record).ifPresent(this::merge);
        } catch (IllegalArgumentException e) {
            log.warn("Update of {} was refused: {}", record.key(), e.getMessage());
        }
    }

    /** The update, once its last piece is here. */
    private Optional<byte[]> whole(Record<String, byte[]> record) {
        UpdateChunk chunk = UpdateChunk.of(record.headers());
        if (chunk.count() == 1) {
            return Optional.of(record.value());
        }
        String parts = PARTS + record.key();
        values.putChunk(parts, chunk.number(), record.value());
        if (!chunk.last()) {
            return Optional.empty();
        }
        Optional<byte[]> whole = values.get(parts);
        values.delete(parts);
        return whole;
    }

    private void merge(byte[] bytes) {
        Update update = UpdateFile.read(bytes, blueprint);
        if (!affirmed) {
            publisher.affirm(merge.current(), merge.candidate());
            affirmed = true;
        }
        mend(update);
        Merge.Outcome outcome = merge.merge(update);
        publisher.publish(outcome);
        outcome.promoted()
                .ifPresent(better -> log.info("Model version {} is better and becomes current", better.version()));
        values.put(STATE, merge.state());
    }

    /** Somebody has deleted or overwritten what was published: else no task would ever judge it or go on from it. */
    private void mend(Update update) {
        if (merge.isCurrentLostTo(update)) {
            log.warn("Model version {}, the current one, is gone from the weights topic or was refused there: a task has {}."
                    + " It is published again", merge.current().version(), update.current());
            publisher.repeat(Role.CURRENT, merge.current());
        }
        if (merge.isCandidateLostTo(update)) {
            log.info("A task still goes on from model version {}, far behind the candidate, {}. It is slow, or that one is"
                    + " gone from the weights topic: it is published again", update.base(), merge.candidate().version());
            publisher.repeat(Role.CANDIDATE, merge.candidate());
        }
    }

    private void send(String key, byte[] value) {
        context().forward(new Record<>(key, value, context().currentSystemTimeMs()));
    }
}
