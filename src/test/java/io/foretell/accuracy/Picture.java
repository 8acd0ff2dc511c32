package io.foretell.accuracy;

import java.util.List;
import java.util.Locale;

/** Panels side by side as one SVG document on a light ground, so that it can be read on a dark page as well. */
final class Picture {

    private static final int WIDTH = 330; // of a panel with its margins, in pixels
    private static final int HEIGHT = 250;
    private static final int LEFT = 48;
    private static final int RIGHT = 22;
    private static final int TOP = 54;
    private static final int BOTTOM = 44;
    private static final int TICKS = 5;

    private final StringBuilder svg = new StringBuilder();

    private Picture() {}

    static String of(String title, List<Panel> panels) {
        return new Picture().draw(title, panels);
    }

    private String draw(String title, List<Panel> panels) {
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                + " font-family=\"Helvetica, Arial, sans-serif\" font-size=\"11\">", WIDTH * panels.size(), HEIGHT);
        add("<title>%s</title>", title);
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>");
        for (int i = 0; i < panels.size(); i++) {
            add("<g transform=\"translate(%d 0)\">", i * WIDTH);
            draw(panels.get(i));
            add("</g>");
        }
        add("</svg>");
        return svg.toString();
    }

    private void draw(Panel panel) {
        add("<text x=\"%d\" y=\"18\" font-size=\"13\" font-weight=\"bold\" fill=\"#222\">%s</text>",
                LEFT, panel.title());
        Axes axes = new Axes(panel, last(panel));
        grid(panel, axes);
        panel.marks().forEach(mark -> draw(mark, axes));
        panel.levels().forEach(level -> draw(level, axes));
        panel.traces().forEach(trace -> draw(trace, axes));
        legend(panel);
    }

    private static long last(Panel panel) {
        return panel.traces().stream()
                .flatMap(trace -> trace.line().points().stream())
                .mapToLong(Line.Point::events)
                .max()
                .orElse(1);
    }

    /** Where values and events lie within a panel. */
    private record Axes(Panel panel, long last) {

        double x(long events) {
            return LEFT + (double) events / last * (WIDTH - LEFT - RIGHT);
        }

        double y(double value) {
            double share = (value - panel.low()) / (panel.high() - panel.low());
            return HEIGHT - BOTTOM - Math.max(0, Math.min(1, share)) * (HEIGHT - TOP - BOTTOM);
        }
    }

    private void grid(Panel panel, Axes axes) {
        for (int i = 0; i <= panel.parts(); i++) {
            double value = panel.low() + i * (panel.high() - panel.low()) / panel.parts();
            double y = axes.y(value);
            add("<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>", LEFT, y, WIDTH - RIGHT);
            add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#555\">%s</text>",
                    LEFT - 6, y + 4, value(panel, value));
        }
        for (long events = 0; events <= axes.last(); events += step(axes.last())) {
            add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#555\">%,d</text>",
                    axes.x(events), HEIGHT - BOTTOM + 16, events);
        }
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#555\">events seen</text>",
                (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8);
    }

    /** The least of 1, 2, 5, 10, 20, … that divides the events into at most five parts. */
    private static long step(long events) {
        long step = 1;
        for (int i = 0; events / step > TICKS; i++) {
            step = i % 3 == 1 ? step / 2 * 5 : step * 2;
        }
        return step;
    }

    private static String value(Panel panel, double value) {
        return panel.percent()
                ? String.format(Locale.ROOT, "%.0f %%", 100 * value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    private void draw(Panel.Mark mark, Axes axes) {
        add("<path d=\"M%.1f %dV%d\" stroke=\"#888\" stroke-dasharray=\"2 3\"/>",
                axes.x(mark.events()), TOP, HEIGHT - BOTTOM);
        boolean left = 2 * mark.events() > axes.last(); // of its line, where there is more room
        add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" fill=\"#555\">%s</text>",
                axes.x(mark.events()) + (left ? -4 : 4), HEIGHT - BOTTOM - 6, left ? "end" : "start", mark.label());
    }

    private void draw(Panel.Level level, Axes axes) {
        add("<path d=\"M%.1f %.1fH%d\" stroke=\"%s\" stroke-width=\"1.4\" stroke-dasharray=\"6 4\"/>",
                axes.x(level.from()), axes.y(level.value()), WIDTH - RIGHT, level.color());
    }

    /** A band from the lowest to the highest run, the mean upon it. */
    private void draw(Panel.Trace trace, Axes axes) {
        List<Line.Point> points = trace.line().points();
        if (points.isEmpty()) {
            return;
        }
        StringBuilder mean = new StringBuilder();
        StringBuilder band = new StringBuilder();
        for (Line.Point point : points) {
            mean.append(at(axes, mean, point, point.mean()));
            band.append(at(axes, band, point, point.high()));
        }
        for (int i = points.size() - 1; i >= 0; i--) {
            band.append(at(axes, band, points.get(i), points.get(i).low()));
        }
        add("<path d=\"%sZ\" fill=\"%s\" opacity=\"0.2\"/>", band, trace.color());
        add("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\"/>", mean, trace.color());
    }

    private static String at(Axes axes, StringBuilder before, Line.Point point, double value) {
        return String.format(Locale.ROOT, "%s%.1f %.1f", before.isEmpty() ? "M" : "L", axes.x(point.events()),
                axes.y(value));
    }

    private void legend(Panel panel) {
        StringBuilder words = new StringBuilder();
        panel.traces().forEach(trace -> words.append(word(trace.color(), "━ ", trace.label())));
        panel.levels().forEach(level -> words.append(word(level.color(), "╌ ", level.label())));
        add("<text x=\"%d\" y=\"38\">%s</text>", LEFT, words);
    }

    private static String word(String color, String sign, String label) {
        return "<tspan fill=\"%s\">%s%s</tspan>  ".formatted(color, sign, label);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
