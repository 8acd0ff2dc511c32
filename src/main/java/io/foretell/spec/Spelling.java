package io.foretell.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class Spelling {

    private static final int LONGEST = 64;

    private Spelling() {}

    /** All names, and the one that was probably meant. */
    static String allowed(String word, Collection<String> names) {
        String hint = nearest(word, names).map(name -> " (did you mean " + name + "?)").orElse("");
        return String.join(", ", names) + hint;
    }

    /** The nearest name, if at most a third of its letters differ; case, hyphens and underscores count for nothing. */
    static Optional<String> nearest(String word, Collection<String> names) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        String bare = bare(word);
        return names.stream()
                .filter(name -> distance(bare, bare(name)) <= Math.max(1, name.length() / 3))
                .min(Comparator.comparingInt(name -> distance(bare, bare(name))));
    }

    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Letters to insert, delete, replace, or swap with their neighbour (Damerau 1964, optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1]; // of turning a's first i letters into b's first j
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
