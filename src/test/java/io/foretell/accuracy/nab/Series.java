package io.foretell.accuracy.nab;

import java.util.List;

/**
 * What scoring must know of one file of the benchmark.
 *
 * @param name    as the labels have it: {@code realTweets/Twitter_volume_AAPL.csv}
 * @param windows in the order of time, apart from each other
 */
record Series(String name, int rows, List<Window> windows) {

    private static final double PROBATION = 0.15;
    private static final int LONGEST = 5_000; // rows that count for it

    Series {
        windows = List.copyOf(windows);
    }

    /** Rows at the start in which no alarm counts, neither for nor against. */
    int probation() {
        return (int) Math.min(Math.floor(PROBATION * rows), PROBATION * LONGEST);
    }

    /** The folder: {@code realTweets}. */
    String category() {
        return name.substring(0, name.indexOf('/'));
    }
}
