package io.foretell.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;

/**
 * JSON from outside: no duplicate names, nothing after the end, shallow. What is written is pure ASCII, so that any
 * string survives.
 */
final class StrictJson {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final int NESTING = 8;
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(NESTING)
                            .maxStringLength(Safetensors.LARGEST_HEADER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values always becomes JSON", e);
        }
    }

    static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values always becomes JSON", e);
        }
    }

    /** @param what is read, for the message */
    static JsonNode read(String what, byte[] bytes, int from, int length) {
        if (length == 0 || bytes[from] != '{') {
            throw new RefusedSnapshot(what + ": is no JSON object");
        }
        try {
            return MAPPER.readTree(bytes, from, length);
        } catch (IOException e) {
            throw refused(what, e);
        }
    }

    static JsonNode read(String what, String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw refused(what, e);
        }
    }

    private static RefusedSnapshot refused(String what, IOException e) {
        String reason = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return new RefusedSnapshot(what + ": is no valid JSON: " + reason);
    }
}
