package io.foretell.learn;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A {@link HistoryStore} that lives as long as its process: for replayed files and tests. Not thread-safe. */
public final class InMemoryHistory implements HistoryStore {

    private static final byte[] NONE = {};

    private record Place(String key, int number) {}

    private final Map<Place, byte[]> segments =
            new TreeMap<>(Comparator.comparing(Place::key).thenComparingInt(Place::number));

    @Override
    public byte[] segment(String key, int number) {
        return segments.getOrDefault(new Place(key, number), NONE);
    }

    @Override
    public void put(String key, int number, byte[] segment) {
        segments.put(new Place(key, number), segment);
    }

    @Override
    public void delete(String key, int number) {
        segments.remove(new Place(key, number));
    }

    @Override
    public void scan(BiConsumer<String, Integer> visitor) {
        segments.keySet().forEach(place -> visitor.accept(place.key(), place.number()));
    }

    /** How many segments there are. */
    public int size() {
        return segments.size();
    }
}
