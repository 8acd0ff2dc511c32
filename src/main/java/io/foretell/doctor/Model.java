package io.foretell.doctor;

import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Role;
import io.foretell.snapshot.SnapshotAssembly;
import io.foretell.topology.FingerprintRecord;
import io.foretell.topology.Names;
import io.foretell.topology.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Is it of this spec, and would an instance that starts now take the one that is published? */
record Model(TopicReader reader, Settings settings, Names names, Blueprint blueprint) implements Look {

    @Override
    public String subject() {
        return names.weights();
    }

    @Override
    public List<Finding> look() throws ExecutionException, InterruptedException {
        var fingerprint = new FingerprintRecord(settings, names).read();
        if (fingerprint.isEmpty()) {
            return List.of(Finding.ill(subject(), "does not say what kind of model it is for",
                    "Start an instance: the first writes it."));
        }
        List<String> differences = fingerprint.get().differences(blueprint.fingerprint());
        if (!differences.isEmpty()) {
            return List.of(Finding.ill(subject(), "is for another spec than this one, it is ➜ this one says: "
                    + String.join("; ", differences), "Use one spec for all instances; another model needs another name."));
        }
        return List.of(published());
    }

    private Finding published() {
        SnapshotAssembly assembly = new SnapshotAssembly(blueprint);
        List<String> current = new ArrayList<>();
        reader.readAll(subject(), record -> take(record, assembly, current));
        if (assembly.refused() > 0) {
            return Finding.ill(subject(), assembly.refused() + " refused, the last because of: "
                            + assembly.lastRefusal().orElse("unknown reason"),
                    "Instances stay with their last good one. Who else may write this topic?");
        }
        return current.isEmpty()
                ? Finding.note(subject(), "no model published yet: predictions are of version 0, which has learned nothing",
                        "Let a trainer run, and events come.")
                : Finding.well(subject(), current.get(current.size() - 1));
    }

    private static void take(
            ConsumerRecord<String, byte[]> record, SnapshotAssembly assembly, List<String> current) {
        if (FingerprintRecord.KEY.equals(record.key())) {
            return;
        }
        for (SnapshotAssembly.Arrival arrival : assembly.accept(record.key(), record.value())) {
            if (arrival.role() == Role.CURRENT) {
                current.add("current is version " + arrival.snapshot().version() + ", published "
                        + Instant.ofEpochMilli(record.timestamp()));
            }
        }
    }
}
