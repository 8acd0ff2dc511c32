package io.foretell.cli;

import io.foretell.evaluate.CurvePoint;
import io.foretell.evaluate.Rejection;
import io.foretell.evaluate.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A report to read: the model beside its baselines, and how it went over time. */
final class ReportText {

    private static final int CURVE_LINES = 12;
    private static final int BAR_WIDTH = 40;

    /** Metrics that are better the higher they are; all others are errors and losses, or speak of the interval. */
    private static final Set<String> HIGHER_IS_BETTER = Set.of("top1", "top5", "mrr", "auc", "accuracy");

    private ReportText() {}

    static List<String> lines(Report report, double seconds) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%,d events, %,d scored, %,d better models found, %.1f s",
                report.events(), report.scored(), report.snapshots(), seconds));
        report.rejected().forEach(rejection -> lines.add(rejection(rejection)));
        if (report.scored() == 0) {
            lines.add("No row counted: a key's first events have no forecast to score.");
            return lines;
        }
        lines.add("");
        lines.addAll(table(report));
        lines.add("");
        lines.addAll(curve(report.curve()));
        return lines;
    }

    private static String rejection(Rejection rejection) {
        return String.format(Locale.ROOT, "%,d rows refused: %s, first in line %,d (%s)",
                rejection.count(), rejection.reason(), rejection.firstLine(), rejection.firstDetail());
    }

    private static List<String> table(Report report) {
        List<String> names = List.copyOf(report.model().metrics().keySet());
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder("%-20s".formatted(""));
        names.forEach(name -> head.append("%14s".formatted(name)));
        lines.add(head.toString());
        Stream.concat(Stream.of(report.model()), report.baselines().stream())
                .forEach(entry -> lines.add(row(entry.name(), names, entry.metrics())));
        int horizon = report.model().byHorizon().size();
        for (int ahead = 1; ahead < horizon; ahead++) {
            lines.add(row("model, %d ahead".formatted(ahead), names, report.model().byHorizon().get(ahead - 1)));
        }
        if (horizon > 1) {
            lines.add("The first rows are of the forecast %d ahead.".formatted(horizon));
        }
        return lines;
    }

    private static String row(String title, List<String> names, Map<String, Double> metrics) {
        StringBuilder row = new StringBuilder("%-20s".formatted(title));
        names.forEach(name -> row.append("%14s".formatted(number(metrics.getOrDefault(name, Double.NaN)))));
        return row.toString();
    }

    private static List<String> curve(List<CurvePoint> points) {
        String metric = points.get(0).metrics().keySet().iterator().next();
        int step = (points.size() + CURVE_LINES - 1) / CURVE_LINES;
        List<CurvePoint> shown = new ArrayList<>();
        for (int i = (points.size() - 1) % step; i < points.size(); i += step) {
            shown.add(points.get(i));
        }
        double highest = shown.stream().mapToDouble(point -> value(point, metric)).max().orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add("%s over time (%s is better)".formatted(
                metric, HIGHER_IS_BETTER.contains(metric) ? "higher" : "lower"));
        for (CurvePoint point : shown) {
            int bar = highest > 0 ? (int) Math.round(BAR_WIDTH * value(point, metric) / highest) : 0;
            lines.add(String.format(Locale.ROOT, "%,12d %14s %s",
                    point.events(), number(point.metrics().get(metric)), "#".repeat(bar)));
        }
        return lines;
    }

    private static double value(CurvePoint point, String metric) {
        double value = point.metrics().get(metric);
        return Double.isFinite(value) ? value : 0;
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.4f" : "%,.1f", value);
    }
}
