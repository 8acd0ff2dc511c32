package io.foretell.cli;

import io.foretell.demo.Standing;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** Shows how the demo stands: on a terminal in place, elsewhere a line every few seconds. Not thread-safe. */
final class DemoDisplay {

    private static final long LINE_NANOS = Duration.ofSeconds(5).toNanos();
    private static final double SMOOTHING = 0.3; // of the events per second
    private static final String UP = "\u001b[%dA";
    private static final String CLEAR_LINE = "\u001b[2K";
    // A wrapped line would take two, and the next drawing be off.
    private static final String CUT_LONG_LINES = "\u001b[?7l";
    private static final String WRAP_LONG_LINES = "\u001b[?7h";

    /** How what is new is shown. */
    enum Style {
        IN_PLACE,
        LINES
    }

    private final PrintWriter out;
    private final Style style;
    private final DemoText text;
    private final LongSupplier nanos;
    private int drawn; // lines that the cursor stands below
    private long lineAt;
    private long rateAt;
    private long rateOf; // events at that time
    private double perSecond;

    /** @param nanos a clock that never goes back, in nanoseconds */
    DemoDisplay(PrintWriter out, Style style, DemoText text, LongSupplier nanos) {
        this.out = out;
        this.style = style;
        this.text = text;
        this.nanos = nanos;
        rateAt = nanos.getAsLong();
        lineAt = rateAt - LINE_NANOS; // the first prediction is news
    }

    void show(Standing now) {
        long time = nanos.getAsLong();
        measure(now.predictions(), time);
        if (style == Style.IN_PLACE) {
            draw(text.screen(now, Math.round(perSecond)));
        } else if (now.predictions() > 0 && time - lineAt >= LINE_NANOS) {
            lineAt = time;
            out.println(text.line(now, Math.round(perSecond)));
        }
        out.flush();
    }

    private void measure(long predictions, long time) {
        double seconds = (time - rateAt) / 1e9;
        if (seconds > 0) {
            double rate = (predictions - rateOf) / seconds;
            perSecond = rateOf == 0 ? rate : perSecond + SMOOTHING * (rate - perSecond);
            rateAt = time;
            rateOf = predictions;
        }
    }

    private void draw(List<String> lines) {
        if (drawn > 0) {
            out.printf(UP, drawn);
        }
        out.print(CUT_LONG_LINES);
        lines.forEach(line -> out.println(CLEAR_LINE + line));
        out.print(WRAP_LONG_LINES);
        drawn = lines.size();
    }
}
