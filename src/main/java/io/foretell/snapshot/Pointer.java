package io.foretell.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which version a role such as {@code current} is held by, and what its file must be: the value of the weights topic's
 * records {@code current} and {@code candidate}.
 *
 * <pre>{"version": 12, "chunks": 1, "bytes": 40960, "sha256": "…64 hexadecimal digits…", "signature": "…Base64…"}</pre>
 *
 * @param chunks that the file was split into
 * @param bytes  of the whole file
 * @param sha256 of the whole file
 * @param signature as {@link Signatures} makes it; left out where none is asked for
 */
public record Pointer(long version, int chunks, int bytes, String sha256, Optional<String> signature) {

    /** Bytes of its JSON, at most. */
    private static final int LARGEST = 1024;

    private static final String SIGNATURE = "signature";
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public Pointer {
        if (version < 0) {
            throw new RefusedSnapshot("pointer: version=" + version + ", allowed are whole numbers from 0 on");
        }
        if (bytes < 1 || chunks != Chunks.count(bytes)) {
            throw new RefusedSnapshot("pointer: chunks=" + chunks + ", bytes=" + bytes + " do not fit together");
        }
        if (!SHA256.matcher(sha256).matches()) {
            throw new RefusedSnapshot("pointer: sha256=" + sha256 + ", needed are 64 hexadecimal digits");
        }
    }

    Pointer(long version, int chunks, int bytes, String sha256) {
        this(version, chunks, bytes, sha256, Optional.empty());
    }

    /** The pointer to a file that {@link Chunks#split} splits. */
    public static Pointer to(long version, byte[] file) {
        return new Pointer(version, Chunks.count(file.length), file.length, digest(file));
    }

    public byte[] write() {
        ObjectNode node = StrictJson.NODES.objectNode()
                .put("version", version)
                .put("chunks", chunks)
                .put("bytes", bytes)
                .put("sha256", sha256);
        signature.ifPresent(text -> node.put(SIGNATURE, text));
        return StrictJson.bytes(node);
    }

    /** @throws RefusedSnapshot if this is not exactly a pointer */
    public static Pointer read(byte[] json) {
        if (json.length > LARGEST) {
            throw new RefusedSnapshot("pointer: bytes=" + json.length + ", allowed are " + LARGEST);
        }
        JsonNode node = StrictJson.read("pointer", json, 0, json.length);
        JsonNode sha256 = node.path("sha256");
        Optional<String> signature = Optional.ofNullable(node.path(SIGNATURE).textValue());
        if (node.size() != (signature.isPresent() ? 5 : 4) || !sha256.isTextual()) {
            throw new RefusedSnapshot(
                    "pointer: needs version, chunks, bytes and sha256, may have a signature, and nothing else");
        }
        int chunks = (int) whole(node, "chunks", Integer.MAX_VALUE);
        int bytes = (int) whole(node, "bytes", Integer.MAX_VALUE);
        return new Pointer(whole(node, "version", Long.MAX_VALUE), chunks, bytes, sha256.textValue(), signature);
    }

    Pointer signed(String by) {
        return new Pointer(version, chunks, bytes, sha256, Optional.of(by));
    }

    Pointer unsigned() {
        return new Pointer(version, chunks, bytes, sha256);
    }

    private static long whole(JsonNode node, String name, long most) {
        JsonNode number = node.path(name);
        if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() > most) {
            throw new RefusedSnapshot("pointer: " + name + "=" + number + ", needed is a whole number");
        }
        return number.longValue();
    }

    /** @throws RefusedSnapshot if {@code file} is not the one pointed to */
    void check(byte[] file) {
        if (file.length != bytes) {
            throw new RefusedSnapshot(
                    "snapshot: version=" + version + ", bytes=" + file.length + ", its pointer says " + bytes);
        }
        if (!digest(file).equals(sha256)) {
            throw new RefusedSnapshot("snapshot: version=" + version + " differs from its pointer's sha256=" + sha256);
        }
    }

    private static String digest(byte[] file) {
        return HexFormat.of().formatHex(Fingerprint.sha256(file));
    }
}
