package io.foretell.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A snapshot's file in pieces that fit into Kafka's records. The record of piece c of version v has the key 
 * {@code v/c}.
 */
public final class Chunks {

    /** Bytes of a chunk, at most; all but the last are as large. Half of what a broker takes by default. */
    public static final int LARGEST = 512 * 1024;

    private static final Pattern KEY = Pattern.compile("(0|[1-9][0-9]{0,17})/(0|[1-9][0-9]{0,8})");

    /** Which chunk a record holds. */
    public record Address(long version, int chunk) {

        /** The record's key. */
        public String key() {
            return version + "/" + chunk;
        }

        /** Empty if {@code key} is no chunk's. */
        public static Optional<Address> of(String key) {
            Matcher matcher = KEY.matcher(key);
            return matcher.matches()
                    ? Optional.of(new Address(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                    : Optional.empty();
        }
    }

    private Chunks() {}

    /** How many chunks a file of that size has. */
    public static int count(int bytes) {
        return (int) (((long) bytes + LARGEST - 1) / LARGEST);
    }

    public static List<byte[]> split(byte[] file) {
        List<byte[]> chunks = new ArrayList<>();
        for (int from = 0; from < file.length; from += LARGEST) {
            chunks.add(Arrays.copyOfRange(file, from, Math.min(file.length, from + LARGEST)));
        }
        return chunks;
    }

    /** @throws RefusedSnapshot if the chunks do not add up to exactly what the pointer says */
    public static byte[] join(Pointer pointer, List<byte[]> chunks) {
        long bytes = chunks.stream().mapToLong(chunk -> chunk.length).sum();
        if (chunks.size() != pointer.chunks() || bytes != pointer.bytes()) {
            throw new RefusedSnapshot("snapshot: version=" + pointer.version()
                    + ", chunks=" + chunks.size() + ", bytes=" + bytes
                    + ", its pointer says chunks=" + pointer.chunks() + ", bytes=" + pointer.bytes());
        }
        byte[] file = new byte[pointer.bytes()];
        int at = 0;
        for (byte[] chunk : chunks) {
            System.arraycopy(chunk, 0, file, at, chunk.length);
            at += chunk.length;
        }
        pointer.check(file);
        return file;
    }
}
