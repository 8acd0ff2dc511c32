package io.foretell.topology;

import io.foretell.learn.Merge;
import io.foretell.snapshot.Chunks;
import io.foretell.snapshot.Pointer;
import io.foretell.snapshot.Role;
import io.foretell.snapshot.Signatures;
import io.foretell.snapshot.Snapshot;
import io.foretell.snapshot.SnapshotFile;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Snapshots ➜ records of the weights topic: a version's chunks first, then the pointer to it, all in the transaction
 * of the update that made it. Keeps the newest versions, those pointed to, and the last {@value #CURRENT_KEPT} that
 * were current, each with a pointer of its own; older ones get tombstones.
 *
 * <p>What is out there is remembered beside the merge's state:
 * <pre>
 * published      long current | long candidate | (long version, int chunks) for each version kept, rising
 * once-current   long version for each of the last that were current, the latest at the end
 * </pre>
 */
final class Publisher {

    static final int VERSIONS_KEPT = 20;

    /** Versions to fall back to when what is current is bad; the one that is current is among them. */
    static final int CURRENT_KEPT = 3;

    private static final String PUBLISHED = "published";
    private static final String ONCE_CURRENT = "once-current";
    private static final int HEADER = 2 * Long.BYTES;
    private static final int ENTRY = Long.BYTES + Integer.BYTES;
    private static final long NONE = -1;

    private final LongValues values;
    private final Signatures signatures;
    private final BiConsumer<String, byte[]> topic;
    private final TreeMap<Long, Integer> kept = new TreeMap<>(); // version ➜ chunks
    private final Deque<Long> onceCurrent = new ArrayDeque<>();
    private long current = NONE;
    private long candidate = NONE;

    /** @param topic takes the records' keys and values; null is a tombstone */
    Publisher(LongValues values, Signatures signatures, BiConsumer<String, byte[]> topic) {
        this.values = values;
        this.signatures = signatures;
        this.topic = topic;
        values.get(PUBLISHED).ifPresent(this::read);
        values.get(ONCE_CURRENT).ifPresent(this::readOnceCurrent);
    }

    void publish(Merge.Outcome outcome) {
        if (outcome.candidate().isEmpty() && outcome.promoted().isEmpty()) {
            return;
        }
        // In this order: a task that has seen the candidate has seen the current that came with it.
        outcome.promoted().ifPresent(snapshot -> current = publish(Role.CURRENT, snapshot));
        outcome.candidate().ifPresent(snapshot -> candidate = publish(Role.CANDIDATE, snapshot));
        retire();
        values.put(PUBLISHED, write());
        values.put(ONCE_CURRENT, writeOnceCurrent());
    }

    /** Publishes once more what is out there already, or should be. */
    void repeat(Role role, Snapshot snapshot) {
        kept.remove(snapshot.version());
        publish(role, snapshot);
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
        byte[] pointer = signatures.sign(role, Pointer.to(version, file)).write();
        if (role == Role.CURRENT) {
            onceCurrent.remove(version);
            onceCurrent.add(version);
            topic.accept(Role.keyOnceCurrent(version), pointer);
        }
        topic.accept(role.key(), pointer);
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
        while (onceCurrent.size() > CURRENT_KEPT) {
            topic.accept(Role.keyOnceCurrent(onceCurrent.remove()), null);
        }
        List<Long> old = kept.keySet().stream()
                .limit(Math.max(0, kept.size() - VERSIONS_KEPT))
                .filter(version -> !onceCurrent.contains(version) && version != current && version != candidate)
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

    private byte[] writeOnceCurrent() {
        ByteBuffer out = ByteBuffer.allocate(Long.BYTES * onceCurrent.size());
        onceCurrent.forEach(out::putLong);
        return out.array();
    }

    private void readOnceCurrent(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            onceCurrent.add(in.getLong());
        }
    }
}
