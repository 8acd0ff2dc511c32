package io.foretell.evaluate;

/**
 * What anyone could forecast without a model, by counting.
 *
 * <pre>
 * mostFrequent  p(w)     = (n(w) + 1) / (n + words + 1)        the last 1: a word that never came
 * markov        p(w | v) = (n(v, w) + p(w)) / (n(v) + 1)       v: the key's last word
 * </pre>
 */
enum CategoryBaseline {
    MOST_FREQUENT("mostFrequent") {
        @Override
        int rank(Successions past, String key, String actual) {
            return named(past.all(), past.all().rank(actual));
        }

        @Override
        double probability(Successions past, String key, String actual, Names names) {
            Frequencies.Count count = count(past.all(), actual, names);
            double unseen = names.has(actual) && count.words() > 0 ? 0 : 1;
            return (count.events() + count.words() + unseen) / (past.all().total() + past.all().distinct() + 1.0);
        }
    },
    MARKOV("markov") {
        @Override
        int rank(Successions past, String key, String actual) {
            Frequencies next = past.next(key);
            if (next.count(actual) > 0) {
                return next.rank(actual);
            }
            int among = past.all().rank(actual);
            int better = next.count(word -> past.all().rank(word) < among).words(); // counted in both orders
            return named(past.all(), among) == CategoryScores.UNNAMED
                    ? CategoryScores.UNNAMED
                    : next.distinct() + among - better;
        }

        @Override
        double probability(Successions past, String key, String actual, Names names) {
            Frequencies next = past.next(key);
            double prior = MOST_FREQUENT.probability(past, key, actual, names);
            return (count(next, actual, names).events() + prior) / (next.total() + 1.0);
        }
    };

    private final String title;

    CategoryBaseline(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Of the actual among the words that came; {@link CategoryScores#UNNAMED} if it never did. */
    abstract int rank(Successions past, String key, String actual);

    /** Of the actual; of anything else, if the model cannot name the actual. */
    abstract double probability(Successions past, String key, String actual, Names names);

    private static int named(Frequencies words, int rank) {
        return rank > words.distinct() ? CategoryScores.UNNAMED : rank;
    }

    private static Frequencies.Count count(Frequencies words, String actual, Names names) {
        if (!names.has(actual)) {
            return words.count(word -> !names.has(word));
        }
        long count = words.count(actual);
        return new Frequencies.Count(count > 0 ? 1 : 0, count);
    }
}
