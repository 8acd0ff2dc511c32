package io.foretell.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The windows of time in which people who knew the series saw something abnormal, by key. */
final class KnownAnomalies {

    private record Window(long from, long to) {
        boolean contains(long time) {
            return from <= time && time <= to;
        }
    }

    private final Map<String, List<Window>> windows = new TreeMap<>();

    static KnownAnomalies ofNab() {
        KnownAnomalies known = new KnownAnomalies();
        try {
            JsonNode root = new ObjectMapper().readTree(NabData.text("nab-windows.json"));
            root.fields().forEachRemaining(series -> known.add(series.getKey(), series.getValue()));
            return known;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the demo's windows are no JSON", e);
        }
    }

    private void add(String key, JsonNode pairs) {
        List<Window> ofKey = new ArrayList<>();
        pairs.forEach(pair -> ofKey.add(new Window(millis(pair.get(0)), millis(pair.get(1)))));
        windows.put(key, List.copyOf(ofKey));
    }

    private static long millis(JsonNode time) {
        return Instant.parse(time.asText()).toEpochMilli();
    }

    int keys() {
        return windows.size();
    }

    boolean contain(String key, long time) {
        return windows.getOrDefault(key, List.of()).stream().anyMatch(window -> window.contains(time));
    }
}
