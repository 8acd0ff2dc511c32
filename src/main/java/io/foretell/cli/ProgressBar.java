package io.foretell.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One line on a terminal that says how far a long job is and how long it will still take; redrawn in place, a few
 * times a second. Not thread-safe.
 */
final class ProgressBar {

    private static final int WIDTH = 30;
    private static final long REDRAW_NANOS = Duration.ofMillis(200).toNanos();
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final long total;
    private final LongSupplier nanos;
    private final long start;
    private long drawn;

    /** @param nanos a clock that never goes back, in nanoseconds */
    ProgressBar(PrintWriter out, long total, LongSupplier nanos) {
        this.out = out;
        this.total = Math.max(1, total);
        this.nanos = nanos;
        start = nanos.getAsLong();
        drawn = start;
    }

    void at(long done) {
        long now = nanos.getAsLong();
        if (now - drawn >= REDRAW_NANOS) {
            drawn = now;
            out.print(CLEAR_LINE + line(done, now - start));
            out.flush();
        }
    }

    /** Leaves the terminal as if there had been no bar. */
    void clear() {
        out.print(CLEAR_LINE);
        out.flush();
    }

    private String line(long done, long elapsed) {
        double share = Math.min(1, (double) done / total);
        int full = (int) (share * WIDTH);
        String left = done == 0 ? "" : ", " + duration((long) (elapsed / share) - elapsed) + " left";
        return String.format(Locale.ROOT, "[%s%s] %3.0f %%  %,d of %,d rows%s",
                "#".repeat(full), ".".repeat(WIDTH - full), 100 * share, done, total, left);
    }

    /** Such as 7s, 2m 05s, 1h 02m. */
    static String duration(long nanos) {
        long seconds = Math.max(0, Duration.ofNanos(nanos).toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        return seconds < 3600
                ? String.format(Locale.ROOT, "%dm %02ds", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%dh %02dm", seconds / 3600, seconds % 3600 / 60);
    }
}
