package io.foretell.faults;

import io.foretell.faults.Collected.Arrival;
import io.foretell.learn.MergeReplay;
import io.foretell.learn.OptimizerLine;
import io.foretell.learn.Update;
import io.foretell.learn.UpdateFile;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Snapshot;
import io.foretell.snapshot.SnapshotAssembly;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Whether learning went on as if nothing had happened, by all that a trainer has committed: each task's optimizer from
 * state to state, and each update merged once.
 */
final class Learning {

    /** Key of what is looked at in the changelogs; the site's model is small, and no value needs a second chunk. */
    static final String STATE = "state/0";

    private final Blueprint blueprint;
    private final List<Update> updates = new ArrayList<>();
    private final Map<String, List<byte[]>> learners = new TreeMap<>(); // states by task
    private final List<byte[]> merges = new ArrayList<>();
    private final Map<Long, Snapshot> versions = new HashMap<>();
    private int read; // updates

    Learning(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    /**
     * @param arrivals all records of the updates topic, in their order
     * @param read     offset up to which the merge has committed to have read them
     */
    void updates(List<Arrival> arrivals, long read) {
        Map<String, ByteArrayOutputStream> parts = new HashMap<>();
        for (Arrival arrival : arrivals) {
            ConsumerRecord<String, byte[]> record = arrival.record();
            ByteArrayOutputStream part = parts.computeIfAbsent(record.key(), key -> new ByteArrayOutputStream());
            part.writeBytes(record.value());
            ByteBuffer chunk = ByteBuffer.wrap(record.headers().lastHeader("foretell.chunk").value());
            if (chunk.getInt() == chunk.getInt() - 1) {
                updates.add(UpdateFile.read(part.toByteArray(), blueprint));
                part.reset();
                this.read += record.offset() < read ? 1 : 0;
            }
        }
    }

    /** All of {@link #STATE} in the learners' changelog, partition by partition in their order. */
    void learners(List<Arrival> arrivals) {
        for (Arrival arrival : arrivals) {
            learners.computeIfAbsent("partition-" + arrival.record().partition(), task -> new ArrayList<>())
                    .add(arrival.record().value());
        }
    }

    /** All of {@link #STATE} in the merge's changelog, in their order. */
    void merges(List<Arrival> arrivals) {
        arrivals.forEach(arrival -> merges.add(arrival.record().value()));
    }

    /** All that were published. */
    void versions(Map<Long, Snapshot> published) {
        versions.putAll(published);
    }

    /** All was taken in. */
    Findings findings() {
        List<String> unmet = new ArrayList<>();
        long steps = 0;
        if (learners.isEmpty()) {
            unmet.add("optimizers: no task has committed a state");
        }
        for (String task : tasks()) {
            OptimizerLine line = new OptimizerLine(
                    blueprint, task, updates.stream().filter(update -> update.task().equals(task)).toList());
            learners.getOrDefault(task, List.of()).forEach(line::next);
            unmet.addAll(line.unmet());
            steps += line.steps();
        }
        MergeReplay replay = new MergeReplay(blueprint, updates, versions);
        merges.forEach(replay::next);
        unmet.addAll(replay.unmet(read));
        String note = "%d optimizer steps in %d rounds, %d updates merged again, %d versions of them"
                .formatted(steps, updates.size(), replay.merged(), versions.size());
        return new Findings(unmet, note);
    }

    private Set<String> tasks() {
        Set<String> tasks = new TreeSet<>(learners.keySet());
        updates.forEach(update -> tasks.add(update.task()));
        return tasks;
    }

    /**
     * @param unmet what has not gone on as it should
     * @param note  how much there was to look at
     */
    record Findings(List<String> unmet, String note) {}
}
