package io.foretell.endtoend.bench;

import java.util.Arrays;

/** Values by rank: of a hundred, the quantile 0.99 is the 99th from below. */
public final class Quantiles {

    private final long[] sorted;

    public Quantiles(long[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("quantiles: values=0, needed is one");
        }
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** The least value that is not exceeded by that share of them. */
    public long at(double share) {
        int rank = (int) Math.ceil(share * sorted.length - 1e-9); // 0.07 * 100 is a little more than 7
        return sorted[Math.max(0, Math.min(sorted.length, rank) - 1)];
    }

    public long most() {
        return sorted[sorted.length - 1];
    }
}
