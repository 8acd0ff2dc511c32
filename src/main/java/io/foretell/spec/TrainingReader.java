package io.foretell.spec;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code training}. */
final class TrainingReader {

    private static final Pattern EVENTS = Pattern.compile("(\\d{1,10}) events?");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})?) ?%");

    private final Section section;

    TrainingReader(Section root) {
        section = root.section("training").only(
                List.of("every", "steps", "window", "burn-in", "batch", "history", "optimizer", "budget"));
    }

    /** @param horizon events behind a window that its last targets are taken from */
    Training read(int horizon) {
        int window = section.integer("window", Limits.WINDOW, Defaults.WINDOW);
        Limits.Range burnIns = new Limits.Range(0, window - 1, "less than the window");
        long least = Math.max(Limits.HISTORY.least(), window + horizon);
        Limits.Range histories =
                new Limits.Range(least, Limits.HISTORY.most(), "at least a window and the horizon behind it");
        int history = section.integer("history", histories, Defaults.HISTORY);
        return new Training(
                section.value("every").flatMap(TrainingReader::cadence).orElse(Defaults.EVERY),
                section.integer("steps", Limits.STEPS, Defaults.STEPS),
                window,
                section.integer("burn-in", burnIns, Defaults.burnIn(window)),
                section.integer("batch", Limits.BATCH, Defaults.BATCH),
                history,
                optimizer(section.section("optimizer")),
                section.value("budget").flatMap(TrainingReader::budget).orElse(Defaults.BUDGET));
    }

    private static Optional<Training.Cadence> cadence(Value value) {
        Matcher events = EVENTS.matcher(value.characters().orElse(""));
        if (events.matches() && Limits.ROUND_EVENTS.contains(Long.parseLong(events.group(1)))) {
            return Optional.of(new Training.Cadence.Events(Integer.parseInt(events.group(1))));
        }
        Optional<Training.Cadence> interval = value.characters()
                .flatMap(DurationText::parse)
                .filter(duration -> duration.compareTo(Limits.SHORTEST_ROUND) >= 0)
                .filter(duration -> duration.compareTo(Limits.LONGEST_ROUND) <= 0)
                .map(Training.Cadence.Every::new);
        if (interval.isEmpty()) {
            value.refuse("a duration with its unit (ms, s, m, h, d), %s to %s, or a number of events such as 500 events"
                    .formatted(DurationText.of(Limits.SHORTEST_ROUND), DurationText.of(Limits.LONGEST_ROUND)));
        }
        return interval;
    }

    private static Optional<Double> budget(Value value) {
        Matcher percent = PERCENT.matcher(value.characters().orElse(""));
        Optional<Double> share = Optional.of(percent)
                .filter(Matcher::matches)
                .map(matched -> new BigDecimal(matched.group(1)).movePointLeft(2).doubleValue())
                .filter(Limits.BUDGET::contains);
        if (share.isEmpty()) {
            value.refuse("a share of one core, 1% to 100%");
        }
        return share;
    }

    private static Training.Optimizer optimizer(Section section) {
        Map<String, Function<Section, Training.Optimizer>> types = new LinkedHashMap<>();
        types.put("adam", TrainingReader::adam);
        types.put("sgd", TrainingReader::sgd);
        return section.oneOf("type", types, TrainingReader::adam).apply(section);
    }

    private static Training.Optimizer adam(Section section) {
        section.only(List.of("type", "rate", "clip-norm"));
        return new Training.Optimizer.Adam(
                section.decimal("rate", Limits.RATE, Defaults.ADAM_RATE),
                section.decimal("clip-norm", Limits.CLIP_NORM, Defaults.CLIP_NORM));
    }

    private static Training.Optimizer sgd(Section section) {
        section.only(List.of("type", "rate", "momentum", "clip-norm"));
        return new Training.Optimizer.Sgd(
                section.decimal("rate", Limits.RATE, Defaults.SGD_RATE),
                section.decimal("momentum", Limits.MOMENTUM, Defaults.MOMENTUM),
                section.decimal("clip-norm", Limits.CLIP_NORM, Defaults.CLIP_NORM));
    }
}
