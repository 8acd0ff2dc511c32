package io.foretell.topology;

import io.foretell.snapshot.Chunks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Values of any length in a store whose changelog has a limit for each record: a value named {@code n} is stored as
 * {@code n/0}, {@code n/1}, …, up to the first chunk that is missing.
 */
final class LongValues {

    private final KeyValueStore<String, byte[]> store;

    LongValues(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    void put(String name, byte[] value) {
        List<byte[]> chunks = Chunks.split(value);
        for (int i = 0; i < chunks.size(); i++) {
            store.put(chunk(name, i), chunks.get(i));
        }
        deleteFrom(name, chunks.size());
    }

    /** Empty if there is no value of that name. */
    Optional<byte[]> get(String name) {
        List<byte[]> chunks = new ArrayList<>();
        byte[] chunk = store.get(chunk(name, 0));
        while (chunk != null) {
            chunks.add(chunk);
            chunk = store.get(chunk(name, chunks.size()));
        }
        return chunks.isEmpty() ? Optional.empty() : Optional.of(join(chunks));
    }

    /** Puts one chunk of a value that arrives piece by piece; chunk 0 begins it anew. */
    void putChunk(String name, int number, byte[] chunk) {
        store.put(chunk(name, number), chunk);
        deleteFrom(name, number + 1);
    }

    void delete(String name) {
        deleteFrom(name, 0);
    }

    private void deleteFrom(String name, int first) {
        for (int i = first; store.get(chunk(name, i)) != null; i++) {
            store.delete(chunk(name, i));
        }
    }

    private static byte[] join(List<byte[]> chunks) {
        byte[] whole = new byte[chunks.stream().mapToInt(chunk -> chunk.length).sum()];
        int at = 0;
        for (byte[] chunk : chunks) {
            System.arraycopy(chunk, 0, whole, at, chunk.length);
            at += chunk.length;
        }
        return whole;
    }

    private static String chunk(String name, int number) {
        return name + "/" + number;
    }
}
