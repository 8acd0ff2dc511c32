package io.foretell.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The safetensors container: named float32 tensors and a map of strings.
 *
 * <pre>
 * 0               8                          8 + n
 * │ n: uint64, LE │ header: JSON, n bytes    │ tensors, one after the other, without a gap
 *                   {"__metadata__": {NAME: STRING, …},
 *                    NAME: {"dtype": "F32", "shape": [rows, columns], "data_offsets": [begin, end]}, …}
 * </pre>
 *
 * Offsets count from 8 + n; a tensor is row-major, little-endian. Written headers are padded with spaces so that 8 + n
 * is a multiple of 8. Nothing is believed on reading: every bound is checked before it is used.
 */
final class Safetensors {

    /** The format's own limit, in bytes. */
    static final int LARGEST_HEADER = 100_000_000;

    private static final String METADATA = "__metadata__";
    private static final String FLOATS = "F32";
    private static final int ALIGNMENT = 8;

    /** A tensor's name and its shape: {@code [rows, columns]}, or {@code [rows]} for a vector. */
    record Entry(String name, List<Integer> shape) {

        Entry {
            shape = List.copyOf(shape);
        }

        long bytes() {
            return shape.stream().mapToLong(Integer::longValue).reduce(Float.BYTES, Math::multiplyExact);
        }
    }

    private record Extent(Entry entry, long begin, long end) {}

    private final Map<String, String> metadata;
    private final Map<String, Extent> extents; // in the order of their offsets
    private final ByteBuffer data; // what follows the header, little-endian

    private Safetensors(Map<String, String> metadata, Map<String, Extent> extents, ByteBuffer data) {
        this.metadata = metadata;
        this.extents = extents;
        this.data = data;
    }

    /** A whole file's buffer, standing where the data of the first tensor goes; the rest follow in their order. */
    static ByteBuffer begin(Map<String, String> metadata, List<Entry> entries) {
        ObjectNode header = StrictJson.NODES.objectNode();
        ObjectNode strings = header.putObject(METADATA);
        metadata.forEach(strings::put);
        long offset = 0;
        for (Entry entry : entries) {
            ObjectNode tensor = header.putObject(entry.name()).put("dtype", FLOATS);
            ArrayNode shape = tensor.putArray("shape");
            entry.shape().forEach(shape::add);
            tensor.putArray("data_offsets").add(offset).add(offset + entry.bytes());
            offset += entry.bytes();
        }
        byte[] json = StrictJson.bytes(header);
        int length = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        if (length > LARGEST_HEADER) {
            throw new IllegalStateException("snapshot: header=" + length + " bytes, allowed are " + LARGEST_HEADER
                    + "; use smaller vocabularies");
        }
        int size = Math.toIntExact(Long.BYTES + length + offset);
        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(length).put(json);
        while (file.position() < Long.BYTES + length) {
            file.put((byte) ' ');
        }
        return file;
    }

    /** @throws RefusedSnapshot if this is no such file, or one with a gap, an overlap or anything left over */
    static Safetensors open(byte[] file, int largestHeader) {
        if (file.length < Long.BYTES) {
            throw new RefusedSnapshot("snapshot: bytes=" + file.length + ", too short for a safetensors file");
        }
        long length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        long room = Math.min(file.length - Long.BYTES, largestHeader);
        if (length < 2 || length > room) {
            throw new RefusedSnapshot("snapshot: header=" + Long.toUnsignedString(length)
                    + " bytes, allowed are 2 to " + room + " in a file of " + file.length);
        }
        JsonNode header = StrictJson.read("snapshot: header", file, Long.BYTES, (int) length);
        int start = Long.BYTES + (int) length;
        ByteBuffer data = ByteBuffer.wrap(file, start, file.length - start).slice();
        return new Safetensors(metadata(header.path(METADATA)), extents(header, data.limit()), data);
    }

    private static Map<String, String> metadata(JsonNode node) {
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!entry.getValue().isTextual()) {
                throw new RefusedSnapshot("snapshot: " + METADATA + "." + entry.getKey() + " is no string");
            }
            metadata.put(entry.getKey(), entry.getValue().textValue());
        }
        return metadata;
    }

    private static Map<String, Extent> extents(JsonNode header, int bytes) {
        List<Extent> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (!entry.getKey().equals(METADATA)) {
                found.add(extent(entry.getKey(), entry.getValue()));
            }
        }
        found.sort(Comparator.comparingLong(Extent::begin).thenComparing(Extent::end));
        Map<String, Extent> extents = new LinkedHashMap<>();
        long end = 0;
        for (Extent extent : found) {
            if (extent.begin() != end) {
                throw refused(extent.entry().name(), "begins at " + extent.begin() + ", the one before ends at " + end);
            }
            end = extent.end();
            extents.put(extent.entry().name(), extent);
        }
        if (end != bytes) {
            throw new RefusedSnapshot("snapshot: data=" + bytes + " bytes, the header speaks of " + end);
        }
        return extents;
    }

    private static Extent extent(String name, JsonNode node) {
        JsonNode dtype = node.path("dtype");
        if (!node.isObject() || node.size() != 3 || !dtype.isTextual()) {
            throw refused(name, "needs dtype, shape and data_offsets, and nothing else");
        }
        if (!dtype.textValue().equals(FLOATS)) {
            throw refused(name, "dtype=" + dtype.textValue() + ", allowed is " + FLOATS);
        }
        List<Integer> shape = new ArrayList<>();
        for (long size : naturals(name, node.path("shape"), 2)) {
            if (size > Integer.MAX_VALUE) {
                throw refused(name, "shape=" + node.path("shape") + " is too large");
            }
            shape.add((int) size);
        }
        List<Long> offsets = naturals(name, node.path("data_offsets"), 2);
        if (offsets.size() != 2) {
            throw refused(name, "data_offsets needs a begin and an end");
        }
        Entry entry = new Entry(name, shape);
        return checked(new Extent(entry, offsets.get(0), offsets.get(1)));
    }

    private static Extent checked(Extent extent) {
        long spanned = extent.end() - extent.begin();
        // the product of two ints and a 4 may leave the longs: compare in doubles before the exact product
        List<Integer> shape = extent.entry().shape();
        double product = shape.stream().mapToDouble(Integer::doubleValue).reduce(Float.BYTES, (a, b) -> a * b);
        if (product > Integer.MAX_VALUE || extent.entry().bytes() != spanned) {
            throw refused(extent.entry().name(), "shape=" + shape + " does not fill its " + spanned + " bytes");
        }
        return extent;
    }

    private static List<Long> naturals(String name, JsonNode node, int most) {
        List<Long> numbers = new ArrayList<>();
        if (!node.isArray() || node.size() > most) {
            throw refused(name, "needs lists of at most " + most + " whole numbers");
        }
        for (Iterator<JsonNode> i = node.elements(); i.hasNext(); ) {
            JsonNode number = i.next();
            if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
                throw refused(name, "needs whole numbers, found " + number);
            }
            numbers.add(number.longValue());
        }
        return numbers;
    }

    private static RefusedSnapshot refused(String tensor, String reason) {
        return new RefusedSnapshot("snapshot: tensor " + tensor + ": " + reason);
    }

    Map<String, String> metadata() {
        return metadata;
    }

    List<Entry> entries() {
        return extents.values().stream().map(Extent::entry).toList();
    }

    /** The bytes of a tensor that {@link #entries()} names, little-endian. */
    ByteBuffer data(String name) {
        Extent extent = extents.get(name);
        return data.slice((int) extent.begin(), (int) (extent.end() - extent.begin())).order(ByteOrder.LITTLE_ENDIAN);
    }
}
