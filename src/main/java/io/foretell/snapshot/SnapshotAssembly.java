package io.foretell.snapshot;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The weights topic's records, in any order ➜ checked snapshots. A pointer takes effect as soon as all chunks of its
 * version are there and pass every check; until then, and if they don't, nothing comes of it and the snapshot in use
 * stays in use. A refused version is tried again when one of its chunks changes.
 *
 * <p>Keeps the chunks of the {@value #VERSIONS} newest versions and those pointed to, none larger than the spec's model
 * can be. Not thread-safe.
 */
public final class SnapshotAssembly {

    /** Versions whose chunks are kept: the 20 that the trainer keeps, and a few in passing. */
    static final int VERSIONS = 24;

    /** A snapshot that a record has made ready. */
    public record Arrival(Role role, Snapshot snapshot) {}

    private final Blueprint blueprint;
    private final int mostChunks;
    private final BelievedPointers pointers;
    private final TreeMap<Long, TreeMap<Integer, byte[]>> chunks = new TreeMap<>(); // by version, by number
    private final Map<Role, Pointer> wanted = new EnumMap<>(Role.class); // pointers without their snapshot yet
    private final Map<Role, Pointer> arrived = new EnumMap<>(Role.class);
    private long refused;
    private Optional<String> lastRefusal = Optional.empty();

    public SnapshotAssembly(Blueprint blueprint) {
        this.blueprint = blueprint;
        pointers = new BelievedPointers(Signatures.of(blueprint.spec()));
        mostChunks = Chunks.count((int) Math.min(Integer.MAX_VALUE, SnapshotFile.largest(blueprint)));
    }

    /**
     * Takes in a record of the weights topic.
     *
     * @param value of the record; null is a tombstone
     * @return the snapshots that this record completed, by role in the order of {@link Role}; mostly none
     */
    public List<Arrival> accept(String key, byte[] value) {
        try {
            return Role.of(key)
                    .map(role -> acceptPointer(role, value))
                    .orElseGet(() -> acceptChunk(address(key), value));
        } catch (RefusedSnapshot e) {
            refuse(e);
            return List.of();
        }
    }

    private static Chunks.Address address(String key) {
        return Chunks.Address.of(key)
                .orElseThrow(() -> new RefusedSnapshot("weights: key=" + key
                        + ", allowed are current, candidate and VERSION/CHUNK"));
    }

    private List<Arrival> acceptPointer(Role role, byte[] value) {
        wanted.remove(role);
        if (value == null) {
            arrived.remove(role);
            return List.of();
        }
        Pointer pointer = pointers.read(role, value);
        if (pointer.bytes() > SnapshotFile.largest(blueprint)) {
            throw new RefusedSnapshot("pointer: version=" + pointer.version() + ", bytes=" + pointer.bytes()
                    + ", this spec's model has at most " + SnapshotFile.largest(blueprint));
        }
        if (pointer.equals(arrived.get(role))) {
            return List.of();
        }
        wanted.put(role, pointer);
        return arrivals(pointer.version());
    }

    private List<Arrival> acceptChunk(Chunks.Address address, byte[] value) {
        if (value == null) {
            drop(address);
            return List.of();
        }
        if (value.length > Chunks.LARGEST || address.chunk() >= mostChunks) {
            throw new RefusedSnapshot("weights: key=" + address.key() + ", bytes=" + value.length + ", allowed are "
                    + mostChunks + " chunks of " + Chunks.LARGEST + " bytes");
        }
        chunks.computeIfAbsent(address.version(), version -> new TreeMap<>()).put(address.chunk(), value);
        forgetOldest();
        return arrivals(address.version());
    }

    private void drop(Chunks.Address address) {
        TreeMap<Integer, byte[]> of = chunks.get(address.version());
        if (of != null) {
            of.remove(address.chunk());
            if (of.isEmpty()) {
                chunks.remove(address.version());
            }
        }
    }

    private void forgetOldest() {
        if (chunks.size() > VERSIONS + wanted.size() + arrived.size()) {
            chunks.keySet().stream()
                    .filter(version -> !pointedTo(version))
                    .findFirst()
                    .ifPresent(chunks::remove);
        }
    }

    private boolean pointedTo(long version) {
        return wanted.values().stream().anyMatch(pointer -> pointer.version() == version)
                || arrived.values().stream().anyMatch(pointer -> pointer.version() == version);
    }

    private List<Arrival> arrivals(long version) {
        List<Arrival> arrivals = new ArrayList<>();
        for (Role role : Role.values()) {
            Pointer pointer = wanted.get(role);
            if (pointer != null && pointer.version() == version) {
                complete(pointer).ifPresent(snapshot -> {
                    arrived.put(role, wanted.remove(role));
                    arrivals.add(new Arrival(role, snapshot));
                });
            }
        }
        return arrivals;
    }

    private Optional<Snapshot> complete(Pointer pointer) {
        SortedMap<Integer, byte[]> of =
                chunks.getOrDefault(pointer.version(), new TreeMap<>()).headMap(pointer.chunks());
        if (of.size() < pointer.chunks()) {
            return Optional.empty();
        }
        try {
            Snapshot snapshot = SnapshotFile.read(Chunks.join(pointer, List.copyOf(of.values())), blueprint);
            if (snapshot.version() != pointer.version()) {
                throw new RefusedSnapshot(
                        "snapshot: version=" + snapshot.version() + ", its pointer says " + pointer.version());
            }
            return Optional.of(snapshot);
        } catch (RefusedSnapshot e) {
            refuse(e);
            return Optional.empty();
        }
    }

    private void refuse(RefusedSnapshot e) {
        refused++;
        lastRefusal = Optional.of(e.getMessage());
    }

    /** How many records, or snapshots made of them, were refused. */
    public long refused() {
        return refused;
    }

    /** Why the last one was. */
    public Optional<String> lastRefusal() {
        return lastRefusal;
    }
}
