package io.foretell.topology;

import io.foretell.learn.HistoryStore;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Histories in a state store.
 *
 * <pre>
 * store key:  UTF-8 of the key, each 0 byte as 0 FF | 0 0 | segment number, 4 bytes, big-endian
 * </pre>
 * So no two (key, number) meet, and the store's order of bytes is the order of key (by code point) and number.
 */
final class HistoryTable implements HistoryStore {

    private static final byte[] NOTHING = {};
    private static final int NUMBER_BYTES = 4;
    private static final int END_BYTES = 2;

    private final KeyValueStore<Bytes, byte[]> store;

    HistoryTable(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    @Override
    public byte[] segment(String key, int number) {
        byte[] segment = store.get(storeKey(key, number));
        return segment == null ? NOTHING : segment.clone(); // the cache keeps its own
    }

    @Override
    public void put(String key, int number, byte[] segment) {
        store.put(storeKey(key, number), segment.clone());
    }

    @Override
    public void delete(String key, int number) {
        store.delete(storeKey(key, number));
    }

    @Override
    public void scan(BiConsumer<String, Integer> visitor) {
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> next = all.next();
                byte[] bytes = next.key.get();
                visitor.accept(key(bytes), ByteBuffer.wrap(bytes).getInt(bytes.length - NUMBER_BYTES));
            }
        }
    }

    private static Bytes storeKey(String key, int number) {
        byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(utf8.length + END_BYTES + NUMBER_BYTES);
        for (byte b : utf8) {
            out.write(b);
            if (b == 0) {
                out.write(0xFF);
            }
        }
        out.write(0);
        out.write(0);
        out.writeBytes(ByteBuffer.allocate(NUMBER_BYTES).putInt(number).array());
        return Bytes.wrap(out.toByteArray());
    }

    private static String key(byte[] bytes) {
        int end = bytes.length - NUMBER_BYTES - END_BYTES;
        ByteArrayOutputStream utf8 = new ByteArrayOutputStream(end);
        for (int i = 0; i < end; i++) {
            utf8.write(bytes[i]);
            if (bytes[i] == 0) {
                i++; // the FF after it
            }
        }
        return utf8.toString(StandardCharsets.UTF_8);
    }
}
