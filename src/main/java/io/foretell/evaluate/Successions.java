package io.foretell.evaluate;

import java.util.HashMap;
import java.util.Map;

/** How often each word came, and how often after which other word of the same key: counts of all keys together. */
final class Successions {

    private static final Frequencies NEVER = new Frequencies();

    private final Frequencies all = new Frequencies();
    private final Map<String, Frequencies> after = new HashMap<>(); // looked up only, never walked
    private final Map<String, String> last = new HashMap<>(); // by key

    void add(String key, String word) {
        String before = last.put(key, word);
        if (before != null) {
            after.computeIfAbsent(before, name -> new Frequencies()).add(word);
        }
        all.add(word);
    }

    void forget(String key) {
        last.remove(key);
    }

    Frequencies all() {
        return all;
    }

    /** What came after the word that was this key's last. */
    Frequencies next(String key) {
        return after.getOrDefault(last.getOrDefault(key, ""), NEVER);
    }
}
