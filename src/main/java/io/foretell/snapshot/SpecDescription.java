package io.foretell.snapshot;

import io.foretell.spec.Feature;
import io.foretell.spec.Scale;
import io.foretell.spec.Spec;
import io.foretell.spec.Target;
import io.foretell.spec.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Spec ➜ one line for each decision that shapes the model. Two specs share their lines if, and only if, they share
 * their models.
 */
final class SpecDescription {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_.$-]+");

    private SpecDescription() {}

    static List<String> lines(Spec spec) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < spec.features().size(); i++) {
            lines.add("features[" + i + "] = " + feature(spec.features().get(i)));
        }
        lines.add("target = " + target(spec.target()));
        lines.add("lstm.hidden = " + spec.lstm().hidden());
        lines.add("lstm.layers = " + spec.lstm().layers());
        return lines;
    }

    private static String feature(Feature feature) {
        if (feature instanceof Feature.Number number) {
            return "number " + name(number.field()) + " " + scale(number.scale());
        }
        if (feature instanceof Feature.Category category) {
            return category(category.field(), category.vocabulary());
        }
        if (feature instanceof Feature.Cross cross) {
            String fields = cross.fields().stream().map(SpecDescription::name).collect(Collectors.joining(" × "));
            return "cross " + fields + " " + vocabulary(cross.vocabulary());
        }
        if (feature instanceof Feature.Elapsed) {
            return "elapsed";
        }
        return feature instanceof Feature.TimeOfDay ? "time-of-day" : "day-of-week";
    }

    private static String target(Target target) {
        if (target instanceof Target.Number number) {
            return "number " + name(number.field()) + " " + scale(number.scale()) + " horizon " + number.horizon();
        }
        if (target instanceof Target.Category category) {
            return category(category.field(), category.vocabulary());
        }
        Target.Binary binary = (Target.Binary) target;
        String per = binary.per().map(by -> " per " + category(by.field(), by.vocabulary())).orElse("");
        return "binary " + name(binary.field()) + per;
    }

    private static String category(String field, Vocabulary vocabulary) {
        return "category " + name(field) + " " + vocabulary(vocabulary);
    }

    private static String vocabulary(Vocabulary vocabulary) {
        if (vocabulary instanceof Vocabulary.Closed closed) {
            return closed.values().stream().map(SpecDescription::name).collect(Collectors.joining(", ", "[", "]"));
        }
        return "size " + ((Vocabulary.Open) vocabulary).size();
    }

    private static String scale(Scale scale) {
        return scale.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Quoted where it could be taken for something else. */
    private static String name(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
