package io.foretell.speed;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results as tables in Markdown: our figures, and beside them how many times as fast as the others that is. */
final class SpeedTable {

    private static final String NOTHING = "–";

    private static final List<Contestant> OTHERS = Stream.of(Contestant.values())
            .filter(contestant -> contestant != Contestant.FORETELL)
            .toList();

    private SpeedTable() {}

    static String of(Speeds speeds) {
        Stream<String> parts = Stream.of(conditions(speeds), ratios("one step, H/D", "step", speeds),
                ratios("training, H/D", "training", speeds), event(speeds));
        return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
    }

    private static String conditions(Speeds speeds) {
        String versions = speeds.versions().entrySet().stream()
                .map(version -> version.getKey() + " " + version.getValue())
                .collect(Collectors.joining(", "));
        return "JDK %s, %s, %d cores, %s, on %s; %s.\n".formatted(
                speeds.conditions().machine().java(), speeds.conditions().machine().processor(),
                speeds.conditions().machine().cores(), speeds.conditions().machine().kernel(),
                speeds.conditions().date(), versions);
    }

    /** Empty if the run left it out, like {@link #event}. */
    private static String ratios(String title, String benchmark, Speeds speeds) {
        if (speeds.sizes(benchmark).isEmpty()) {
            return "";
        }
        List<Contestant> others = OTHERS.stream()
                .filter(other -> speeds.sizes(benchmark).stream()
                        .anyMatch(size -> speeds.find(benchmark, other, size).isPresent()))
                .toList();
        StringBuilder table = new StringBuilder(row(Stream.concat(
                Stream.of(title, Contestant.FORETELL.title()),
                others.stream().map(other -> "× " + other.title()))));
        table.append("|---".repeat(others.size() + 2)).append("|\n");
        for (String size : speeds.sizes(benchmark)) {
            Optional<Figure> ours = speeds.find(benchmark, Contestant.FORETELL, size);
            table.append(row(Stream.concat(
                    Stream.of(size, "**" + ours.map(SpeedTable::figure).orElse(NOTHING) + "**"),
                    others.stream().map(other -> ratio(ours, speeds.find(benchmark, other, size))))));
        }
        return table.toString();
    }

    private static String ratio(Optional<Figure> ours, Optional<Figure> theirs) {
        if (ours.isEmpty() || theirs.isEmpty()) {
            return NOTHING;
        }
        double ratio = ours.get().measure().ratio(ours.get().value(), theirs.get().value());
        return String.format(Locale.ROOT, ratio < 9.95 ? "%.1f" : "%,.0f", ratio);
    }

    /** One event inside the process: the whole and its stages. */
    private static String event(Speeds speeds) {
        if (speeds.sizes("event").isEmpty()) {
            return "";
        }
        StringBuilder table = new StringBuilder(row(Stream.of(
                "one event, H/D", "what", Contestant.FORETELL.title(), "bytes", Contestant.FORETELL_PLAIN.title())));
        table.append("|---".repeat(5)).append("|\n");
        for (Figure figure : speeds.figures()) {
            if (figure.measure() == Measure.NANOS_PER_EVENT && figure.contestant() == Contestant.FORETELL) {
                Optional<Figure> plain =
                        speeds.find(figure.benchmark(), Contestant.FORETELL_PLAIN, figure.size());
                table.append(row(Stream.of(figure.size(), figure.benchmark(), "**" + figure(figure) + "**",
                        String.format(Locale.ROOT, "%,.0f", figure.bytes()),
                        plain.map(SpeedTable::figure).orElse(NOTHING))));
            }
        }
        return table.toString();
    }

    private static String figure(Figure figure) {
        String format = figure.measure() == Measure.MICROS_PER_STEP ? "%,.2f " : "%,.0f ";
        return String.format(Locale.ROOT, format, figure.value()) + figure.measure().title();
    }

    private static String row(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
