package io.foretell.evaluate;

import io.foretell.learn.HistoryStore;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Histories in memory. Not thread-safe. */
final class MapHistory implements HistoryStore {

    private static final byte[] NONE = {};

    private final Map<String, TreeMap<Integer, byte[]>> segments = new TreeMap<>();

    @Override
    public byte[] segment(String key, int number) {
        TreeMap<Integer, byte[]> ofKey = segments.get(key);
        return ofKey == null ? NONE : ofKey.getOrDefault(number, NONE);
    }

    @Override
    public void put(String key, int number, byte[] segment) {
        segments.computeIfAbsent(key, name -> new TreeMap<>()).put(number, segment.clone());
    }

    @Override
    public void delete(String key, int number) {
        TreeMap<Integer, byte[]> ofKey = segments.get(key);
        if (ofKey != null && ofKey.remove(number) != null && ofKey.isEmpty()) {
            segments.remove(key);
        }
    }

    @Override
    public void scan(BiConsumer<String, Integer> visitor) {
        segments.forEach((key, ofKey) -> ofKey.keySet().forEach(number -> visitor.accept(key, number)));
    }
}
