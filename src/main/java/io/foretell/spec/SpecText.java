package io.foretell.spec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A spec as a {@code foretell.yaml} that leaves nothing to defaults. {@link SpecReader} reads the same spec from it,
 * except for the values of {@link Spec#secrets()}: those are hidden.
 */
public final class SpecText {

    static final String HIDDEN = "(hidden)";

    /** Text that means itself in YAML without quotes. */
    private static final Pattern PLAIN =
            Pattern.compile("(?!(?i:null|true|false|yes|no|on|off|y|n)$)[A-Za-z_$][\\w.$-]*");

    private final List<String> lines = new ArrayList<>();

    private SpecText() {}

    /** Lines that end in a line break each. */
    public static String of(Spec spec) {
        SpecText text = new SpecText();
        text.write(spec);
        return text.lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** A feature as one entry, {@code {field: value, type: number, scale: standard}}. */
    public static String of(Feature feature) {
        if (feature instanceof Feature.Number number) {
            return "{field: %s, type: number, scale: %s}".formatted(quoted(number.field()), Names.of(number.scale()));
        }
        if (feature instanceof Feature.Category category) {
            return "{field: %s, type: category, %s}".formatted(quoted(category.field()), of(category.vocabulary()));
        }
        if (feature instanceof Feature.Cross cross) {
            return "{field: %s, type: cross, %s}".formatted(quoted(cross.fields()), of(cross.vocabulary()));
        }
        return "{type: %s}".formatted(feature instanceof Feature.Elapsed ? "elapsed"
                : feature instanceof Feature.TimeOfDay ? "time-of-day" : "day-of-week");
    }

    /** A target as one entry. */
    public static String of(Target target) {
        String field = quoted(target.field());
        if (target instanceof Target.Number number) {
            return "{field: %s, type: number, scale: %s, horizon: %d}"
                    .formatted(field, Names.of(number.scale()), number.horizon());
        }
        if (target instanceof Target.Category category) {
            return "{field: %s, type: category, %s}".formatted(field, of(category.vocabulary()));
        }
        String per = ((Target.Binary) target).per()
                .map(category ->
                        ", per: {field: %s, %s}".formatted(quoted(category.field()), of(category.vocabulary())))
                .orElse("");
        return "{field: %s, type: binary%s}".formatted(field, per);
    }

    private void write(Spec spec) {
        line("name: " + quoted(spec.name()));
        line("seed: " + spec.seed());
        line("input:");
        line("  topic: " + quoted(spec.input().topic()));
        line("  key: "
                + (spec.input().key() instanceof Input.Key.OfField key ? quoted(key.field()) : Defaults.RECORD_KEY));
        spec.input().timestamp().ifPresent(field -> line("  timestamp: " + quoted(field)));
        line("features:");
        spec.features().forEach(feature -> line("  - " + of(feature)));
        line("target: " + of(spec.target()));
        line("lstm: {hidden: %d, layers: %d}".formatted(spec.lstm().hidden(), spec.lstm().layers()));
        write(spec.training());
        line("guarantee: " + Names.of(spec.guarantee()));
        line("forget-after: " + DurationText.of(spec.forgetAfter()));
        write(spec.trust());
        line("kafka:");
        new TreeMap<>(spec.kafka()).forEach((name, value) ->
                line("  " + quoted(name) + ": " + quoted(spec.secrets().contains(name) ? HIDDEN : value)));
    }

    private void write(Trust trust) {
        if (trust.isDemanded()) {
            line("trust:");
            line("  public-keys: " + quoted(trust.publicKeys().stream().map(Ed25519::text).toList()));
            trust.variable().ifPresent(name -> line("  private-key: " + quoted("${env:" + name + "}")));
        }
    }

    private void write(Training training) {
        line("training:");
        line("  every: " + (training.every() instanceof Training.Cadence.Every every
                ? DurationText.of(every.interval())
                : ((Training.Cadence.Events) training.every()).count() + " events"));
        line("  steps: " + training.steps());
        line("  window: " + training.window());
        line("  burn-in: " + training.burnIn());
        line("  batch: " + training.batch());
        line("  history: " + training.history());
        line("  optimizer: " + of(training.optimizer()));
        line("  budget: " + percent(training.budget()));
    }

    private static String of(Training.Optimizer optimizer) {
        return optimizer instanceof Training.Optimizer.Sgd sgd
                ? "{type: sgd, rate: %s, momentum: %s, clip-norm: %s}"
                        .formatted(sgd.rate(), sgd.momentum(), sgd.clipNorm())
                : "{type: adam, rate: %s, clip-norm: %s}".formatted(optimizer.rate(), optimizer.clipNorm());
    }

    private static String of(Vocabulary vocabulary) {
        return vocabulary instanceof Vocabulary.Open open
                ? "size: " + open.size()
                : "values: " + quoted(((Vocabulary.Closed) vocabulary).values());
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    private static String quoted(List<String> texts) {
        return texts.stream().map(SpecText::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        return text.chars().mapToObj(SpecText::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int unit) {
        if (unit == '"' || unit == '\\') {
            return "\\" + (char) unit;
        }
        boolean printable = unit >= ' ' && unit < 0x7F || Character.isLetterOrDigit(unit);
        return printable ? String.valueOf((char) unit) : "\\u%04x".formatted(unit);
    }

    private void line(String line) {
        lines.add(line);
    }
}
