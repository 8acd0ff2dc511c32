package io.foretell.endtoend.restore;

/**
 * One restoration.
 *
 * @param keys    restored
 * @param seconds from when Streams knew the changelog's end until the store was full
 */
public record Restored(long keys, double seconds) {

    double keysPerSecond() {
        return keys / seconds;
    }
}
