package io.foretell.cli;

import io.foretell.spec.DurationText;
import io.foretell.spec.Feature;
import io.foretell.spec.Input;
import io.foretell.spec.Layout;
import io.foretell.spec.Spec;
import io.foretell.spec.SpecText;
import io.foretell.spec.Target;
import io.foretell.spec.Training;
import io.foretell.spec.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a spec will do, in a few lines for its author. */
final class SpecSummary {

    private static final int ENTRY_WIDTH = 72;

    private SpecSummary() {}

    static List<String> lines(Spec spec) {
        Layout layout = Layout.of(spec);
        List<String> lines = new ArrayList<>();
        lines.add("reads     topic %s, %s, %s".formatted(spec.input().topic(), key(spec.input()), time(spec.input())));
        lines.add("predicts  " + target(spec.target()));
        lines.add("input     x(t) of %s elements: %d numbers, %s places of categories (%d of them 1 at a time)"
                .formatted(count(layout.inputs()), layout.dense(),
                        count(layout.inputs() - layout.dense()), layout.active()));
        spec.features().forEach(feature -> lines.add("          %s  %s".formatted(size(feature), entry(feature))));
        lines.add("model     LSTM, %d hidden units in %s, %s outputs; %s weights".formatted(spec.lstm().hidden(),
                spec.lstm().layers() == 1 ? "one layer" : "each of " + spec.lstm().layers() + " layers",
                count(layout.outputs()), count(layout.parameters())));
        lines.add("training  " + training(spec.training()));
        lines.add("writes    topics %1$s-predictions, %1$s-weights, %1$s-updates, %1$s-dead-letters"
                .formatted(spec.name()));
        return lines;
    }

    private static String key(Input input) {
        return input.key() instanceof Input.Key.OfField key
                ? "one sequence for each value of field " + key.field()
                : "one sequence for each record key";
    }

    private static String time(Input input) {
        return input.timestamp().map(field -> "time from field " + field).orElse("time of the record");
    }

    private static String target(Target target) {
        if (target instanceof Target.Number number) {
            String events =
                    number.horizon() == 1 ? "the next event" : "each of the next " + number.horizon() + " events";
            return "%s of %s: a number and its 90 %% interval".formatted(number.field(), events);
        }
        if (target instanceof Target.Category category) {
            return "%s of the next event: a probability for each of %s, and one for anything else"
                    .formatted(category.field(), values(category.vocabulary()));
        }
        String each = ((Target.Binary) target).per()
                .map(per -> ", for each %s: %s, and one for anything else"
                        .formatted(per.field(), values(per.vocabulary())))
                .orElse("");
        return "%s of the next event: the probability of true%s".formatted(target.field(), each);
    }

    private static String values(Vocabulary vocabulary) {
        return vocabulary instanceof Vocabulary.Open open
                ? "at most " + count(open.size()) + " values, learned from the events"
                : count(vocabulary.places() - 1) + " given values";
    }

    private static String size(Feature feature) {
        return "%6s".formatted(count(Layout.dense(feature) + Layout.places(feature)));
    }

    private static String entry(Feature feature) {
        String entry = SpecText.of(feature);
        return entry.length() > ENTRY_WIDTH ? entry.substring(0, ENTRY_WIDTH) + "…" : entry;
    }

    private static String training(Training training) {
        String round = training.every() instanceof Training.Cadence.Every every
                ? "every " + DurationText.of(every.interval()) + ", with at most "
                        + Math.round(100 * training.budget()) + " % of a core"
                : "every " + count(((Training.Cadence.Events) training.every()).count()) + " events";
        return "%s: %d steps on %d windows of %d events, from the last %s events of each key"
                .formatted(round, training.steps(), training.batch(), training.window(), count(training.history()));
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
