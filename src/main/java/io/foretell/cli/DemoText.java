package io.foretell.cli;

import io.foretell.demo.Comparison;
import io.foretell.demo.Standing;
import io.foretell.demo.Surprise;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the demo says: a line now and then, a screen that is drawn again and again, and a summary. */
final class DemoText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int BAR = 24;
    private static final int SHOWN = 5; // surprises, while it runs

    private final long total; // events

    DemoText(long total) {
        this.total = total;
    }

    static String title() {
        return "Foretell demo: 47 real series (Numenta Anomaly Benchmark) through Kafka;"
                + " one LSTM learns them as they come.";
    }

    /** All of it in one line, for logs and pipes. */
    String line(Standing now, long perSecond) {
        return format("%,d of %,d events, %,d/s, %,d forecasts scored,"
                        + " error %s of the last value's, model %d (%d swaps)%s",
                now.predictions(), total, perSecond, now.scored(),
                ratio(now.rootMeanSquare()), now.model(), now.swaps(),
                now.surprises().isEmpty() ? "" : "; most surprising: " + surprise(now.surprises().get(0)));
    }

    List<String> screen(Standing now, long perSecond) {
        double share = Math.min(1, (double) now.predictions() / total);
        int full = (int) (share * BAR);
        long left = perSecond == 0 ? 0 : (total - now.predictions()) / perSecond;
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(format("  events     %,d of %,d  [%s%s]  %,d/s%s",
                now.predictions(), total, "#".repeat(full), ".".repeat(BAR - full), perSecond,
                perSecond == 0 ? "" : ", about " + left + " s left"));
        lines.add(format("  forecasts  %,d scored, each before the model saw the event", now.scored()));
        lines.add(format("  error      model %s, last value 1.000   (lately: model %s)",
                ratio(now.rootMeanSquare()), ratio(now.lately())));
        lines.add(format("  better     on %d of %d series", now.rootMeanSquare().won(), now.keys()));
        lines.add(format("  model      version %d, swapped %d times without a pause", now.model(), now.swaps()));
        lines.add("  most surprising so far:");
        now.surprises().stream().limit(SHOWN).forEach(surprise -> lines.add("    " + surprise(surprise)));
        return lines;
    }

    List<String> summary(Standing end, double seconds) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(format("Summary: %,d events in %.0f s, %,d forecasts scored,"
                        + " %d model versions in use one after another.",
                end.predictions(), seconds, end.scored(), end.swaps() + 1));
        if (end.keys() == 0) {
            lines.add("Too few to compare.");
            return lines;
        }
        lines.add(format("The model beats the last value on %d of %d series; its error is %s of the last value's,"
                        + " and %s over each",
                end.rootMeanSquare().won(), end.keys(), ratio(end.rootMeanSquare()), ratio(end.lately())));
        lines.add("series' latest 500 events (root mean square, geometric mean over the series).");
        lines.add(format("By mean absolute error: better on %d, %s of the last value's.", end.meanAbsolute().won(),
                ratio(end.meanAbsolute())));
        lines.add(format("Of the %d most surprising events, %d lie in a known anomaly's window (marked *);"
                        + " chance would find %.1f:",
                end.surprises().size(), end.surprisesKnown(), end.inWindows() * end.surprises().size()));
        end.surprises().forEach(surprise -> lines.add("    " + surprise(surprise)));
        return lines;
    }

    private static String surprise(Surprise found) {
        return format("%7s %s %s %s  value %s, expected %s", size(found.surprise()), found.known() ? "*" : " ",
                TIME.format(Instant.ofEpochMilli(found.time())), found.key(),
                number(found.value()), number(found.predicted()));
    }

    /** Beyond a thousand digits one is as unlikely as the other. */
    private static String size(double surprise) {
        return surprise > 999 ? ">999" : format("%.1f", surprise);
    }

    private static String number(double value) {
        return Math.abs(value) < 100 ? format("%.3g", value) : format("%,.0f", value);
    }

    private static String ratio(Comparison errors) {
        return Double.isFinite(errors.ratio()) ? format("%.3f", errors.ratio()) : "-";
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
