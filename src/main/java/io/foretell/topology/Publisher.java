package io.foretell.topology;

import io.foretell.learn.Merge;
import io.foretell.snapshot.Chunks;
import io.foretell.snapshot.Pointer;
import io.foretell.snapshot.Role;
import io.foretell.snapshot.Signatures;
import io.foretell.snapshot.Snapshot;
import io.foretell.snapshot.SnapshotFile;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Snapshots ➜ records of the weights topic: a version's chunks first, then the pointer to it, all in the transaction
 * of the update that made it. Keeps the newest versions and those pointed to; older ones get tombstones.
 *
 * <p>What is out there is remembered beside the merge's state:
 * <pre>
 * long current | long candidate | (long version, int chunks) for each version kept, rising
 * </pre>
 */
final class Publisher {

    static final int VERSIONS_KEPT = 20;

    private static final String PUBLISHED = "published";
    private static final int HEADER = 2 * Long.BYTES;
    private static final int ENTRY = Long.BYTES + Integer.BYTES;
    private static final long NONE = -1;

    private final LongValues values;
    private final Signatures signatures;
    private final BiConsumer<String, byte[]> topic;
    private final TreeMap<Long, Integer> kept = new TreeMap<>(); // version ➜ chunks
    private long current = NONE;
    private long candidate = NONE;

    /** @param topic takes the records' keys and values; null is a tombstone */
    Publisher(LongValues values, Signatures signatures, BiConsumer<String, byte[]> topic) {
        this.values = values;
        this.signatures = signatures;
        this.topic = topic;
        values.get(PUBLISHED).ifPresent(this::read);
    }

    void publish(Merge.Outcome outcome) {
        if (outcome.candidate().isEmpty() && outcome.promoted().isEmpty()) {
            return;
        }
        outcome.candidate().ifPresent(snapshot -> candidate = publish(Role.CANDIDATE, snapshot));
        outcome.promoted().ifPresent(snapshot -> current = publish(Role.CURRENT, snapshot));
        retire();
        values.put(PUBLISHED, write());
    }

    private long publish(Role role, Snapshot snapshot) {
        byte[] file = SnapshotFile.write(snapshot);
        if (!kept.containsKey(snapshot.version())) {
            List<byte[]> chunks = Chunks.split(file);
            for (int i = 0; i < chunks.size(); i++) {
                topic.accept(new Chunks.Address(snapshot.version(), i).key(), chunks.get(i));
            }
            kept.put(snapshot.version(), chunks.size());
        }
        point(role, snapshot.version(), file);
        return snapshot.version();
    }

    private void point(Role role, long version, byte[] file) {
        topic.accept(role.key(), signatures.sign(role, Pointer.to(version, file)).write());
    }

    /**
     * Signs again what is out there, if anything is to be signed: it may be from before there were signatures, or by a
     * key that will not be trusted much longer.
     */
    void affirm(Snapshot current, Snapshot candidate) {
        if (!signatures.areDemanded()) {
            return;
        }
        Map.of(Role.CURRENT, current, Role.CANDIDATE, candidate).forEach((role, snapshot) -> {
            if (kept.containsKey(snapshot.version())) {
                point(role, snapshot.version(), SnapshotFile.write(snapshot));
            }
        });
    }

    private void retire() {
        List<Long> old = kept.keySet().stream()
                .limit(Math.max(0, kept.size() - VERSIONS_KEPT))
                .filter(version -> version != current && version != candidate)
                .toList();
        for (long version : old) {
            int chunks = kept.remove(version);
            for (int i = 0; i < chunks; i++) {
                topic.accept(new Chunks.Address(version, i).key(), null);
            }
        }
    }

    private byte[] write() {
        ByteBuffer out = ByteBuffer.allocate(HEADER + ENTRY * kept.size()).putLong(current).putLong(candidate);
        kept.forEach((version, chunks) -> out.putLong(version).putInt(chunks));
        return out.array();
    }

    private void read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        current = in.getLong();
        candidate = in.getLong();
        while (in.hasRemaining()) {
            kept.put(in.getLong(), in.getInt());
        }
    }
}
