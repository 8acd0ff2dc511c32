package io.foretell.learn;

import java.util.function.BiConsumer;

/**
 * Where segments of histories live: a state store in Kafka, a map when a file is replayed. Byte values are owned by
 * the receiver.
 */
public interface HistoryStore {

    /** The segment's bytes, or an empty array if there is none. */
    byte[] segment(String key, int number);

    void put(String key, int number, byte[] segment);

    void delete(String key, int number);

    /** Calls back with (key, segment number) of every segment, in the order of key and number. */
    void scan(BiConsumer<String, Integer> visitor);
}
