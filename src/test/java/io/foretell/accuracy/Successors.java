package io.foretell.accuracy;

import java.util.HashMap;
import java.util.Map;

/** Forecasts what most often came after the last symbol; of equals, the one that came up to that count first. */
final class Successors {

    private final Map<String, Map<String, Integer>> counts = new HashMap<>(); // looked up only, never walked
    private final Map<String, String> likeliest = new HashMap<>();
    private String last = "";

    /** What is likeliest to come next; "" before anything came after the last symbol. */
    String forecast() {
        return likeliest.getOrDefault(last, "");
    }

    void add(String symbol) {
        Map<String, Integer> after = counts.computeIfAbsent(last, name -> new HashMap<>());
        int count = after.merge(symbol, 1, Integer::sum);
        String best = likeliest.getOrDefault(last, "");
        if (count > after.getOrDefault(best, 0)) {
            likeliest.put(last, symbol);
        }
        last = symbol;
    }
}
