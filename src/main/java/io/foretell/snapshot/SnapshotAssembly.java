package io.foretell.snapshot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The weights topic's records, in any order ➜ checked snapshots. A pointer takes effect as soon as all chunks of its
 * version are there and pass every check; until then, and if they don't, nothing comes of it and the snapshot in use
 * stays in use. A refused version is tried again when one of its chunks changes.
 *
 * <p>Of several pointers to what is or was {@link Role#CURRENT} the one that came last counts, if it comes to anything,
 * else the one before: so what was in use before a bad one came is found again when the topic is read anew.
 *
 * <p>Keeps the chunks of the {@value #VERSIONS} newest versions and those pointed to, none larger than the spec's model
 * can be. Not thread-safe.
 */
public final class SnapshotAssembly {

    /** Versions whose chunks are kept: the 20 that the trainer keeps, and a few in passing. */
    static final int VERSIONS = 24;

    /** Pointers of one role that are kept: more than the trainer leaves there. */
    private static final int POINTERS = 8;

    /** A snapshot that a record has made ready. */
    public record Arrival(Role role, Snapshot snapshot) {}

    private final Blueprint blueprint;
    private final int mostChunks;
    private final BelievedPointers believed;
    private final TreeMap<Long, TreeMap<Integer, byte[]>> chunks = new TreeMap<>(); // by version, by number
    private final Map<Role, LinkedHashMap<String, Pointer>> pointers = new EnumMap<>(Role.class); // in their order
    private final Map<Role, Pointer> arrived = new EnumMap<>(Role.class);
    private long refused;
    private Optional<String> lastRefusal = Optional.empty();

    public SnapshotAssembly(Blueprint blueprint) {
        this.blueprint = blueprint;
        believed = new BelievedPointers(Signatures.of(blueprint.spec()));
        mostChunks = Chunks.count((int) Math.min(Integer.MAX_VALUE, SnapshotFile.largest(blueprint)));
        for (Role role : Role.values()) {
            pointers.put(role, new LinkedHashMap<>());
        }
    }

    /**
     * Takes in a record of the weights topic.
     *
     * @param value of the record; null is a tombstone
     * @return the snapshots that this record completed, by role in the order of {@link Role}; mostly none
     */
    public List<Arrival> accept(String key, byte[] value) {
        try {
            Optional<Role> role = Role.versionOnceCurrent(key).map(version -> Role.CURRENT).or(() -> Role.of(key));
            return role.map(known -> acceptPointer(known, key, value))
                    .orElseGet(() -> acceptChunk(address(key), value));
        } catch (RefusedSnapshot e) {
            refuse(e);
            return List.of();
        }
    }

    private static Chunks.Address address(String key) {
        return Chunks.Address.of(key)
                .orElseThrow(() -> new RefusedSnapshot("weights: key=" + key
                        + ", allowed are current, current/VERSION, candidate and VERSION/CHUNK"));
    }

    private List<Arrival> acceptPointer(Role role, String key, byte[] value) {
        LinkedHashMap<String, Pointer> known = pointers.get(role);
        known.remove(key);
        if (value == null) {
            return List.of();
        }
        Pointer pointer = believed.read(role, value);
        if (pointer.bytes() > SnapshotFile.largest(blueprint)) {
            throw new RefusedSnapshot("pointer: version=" + pointer.version() + ", bytes=" + pointer.bytes()
                    + ", this spec's model has at most " + SnapshotFile.largest(blueprint));
        }
        if (Role.versionOnceCurrent(key).orElse(pointer.version()) != pointer.version()) {
            throw new RefusedSnapshot("pointer: version=" + pointer.version() + ", its key is " + key);
        }
        known.put(key, pointer);
        if (known.size() > POINTERS) {
            known.remove(known.keySet().iterator().next());
        }
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
        List<Long> others = chunks.keySet().stream().filter(version -> !pointedTo(version)).toList();
        if (others.size() > VERSIONS) {
            chunks.remove(others.get(0));
        }
    }

    private boolean pointedTo(long version) {
        return Stream.concat(pointers.values().stream().flatMap(known -> known.values().stream()),
                        arrived.values().stream())
                .anyMatch(pointer -> pointer.version() == version);
    }

    /** @param version that a record has just changed; the pointers to others came to nothing before */
    private List<Arrival> arrivals(long version) {
        List<Arrival> arrivals = new ArrayList<>();
        for (Role role : Role.values()) {
            for (Pointer pointer : newerThanArrived(role)) {
                Optional<Snapshot> snapshot = pointer.version() == version ? complete(pointer) : Optional.empty();
                if (snapshot.isPresent()) {
                    arrived.put(role, pointer);
                    arrivals.add(new Arrival(role, snapshot.get()));
                    break;
                }
            }
        }
        return arrivals;
    }

    /** Pointers that came after the one that took effect last, the newest first. */
    private Set<Pointer> newerThanArrived(Role role) {
        List<Pointer> all = new ArrayList<>(pointers.get(role).values());
        Collections.reverse(all);
        int end = all.indexOf(arrived.get(role));
        return new LinkedHashSet<>(end < 0 ? all : all.subList(0, end));
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
