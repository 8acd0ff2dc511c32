package io.foretell.topology;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Which of some names may have been meant. */
final class SimilarNames {

    private SimilarNames() {}

    /** The nearest first, by Levenshtein's distance; names that begin with an underscore are Kafka's own. */
    static List<String> to(String name, Collection<String> others, int limit) {
        return others.stream()
                .filter(other -> !other.startsWith("_"))
                .sorted(Comparator.comparingInt((String other) -> distance(name, other)).thenComparing(other -> other))
                .limit(limit)
                .toList();
    }

    /** How many letters to insert, delete or replace. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1]; // row[j]: distance of the first i letters of a and the first j of b
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
