package io.foretell.feature;

import io.foretell.event.Event;
import io.foretell.event.Schema;
import io.foretell.spec.Feature;
import io.foretell.spec.Scale;
import io.foretell.spec.Spec;
import io.foretell.spec.Target;
import java.util.Optional;

/**
 * The target's side of an event: what a later event makes true of a forecast made now.
 *
 * <p>A number is forecast as a change against the present value, in deviations: the value y(t+j) counts as
 * (τ(y(t+j)) − τ(y(t))) / s(t), where τ is the scale's transform (log or identity) and s(t) the deviation known at t:
 * 1 for scale none, the level's over all keys for standard and log-standard, and for per-key the root mean square of
 * this key's own changes from one event to the next, so that slow lines are learned as well as wild ones. An untrained
 * model thus forecasts the last value. Immutable and thread-safe.
 */
public final class Targets {

    /** A change beyond this many deviations counts as this many in training. */
    public static final float LARGEST_CHANGE = 20;

    /** Bounds of s(t), so that nothing made with it leaves the floats. */
    private static final float LARGEST_DEVIATION = 1e37f;

    private static final float SMALLEST_DEVIATION = 1e-30f;

    private final Target target;
    private final int column;
    private final Scale scale; // NONE for categories and binaries
    private final int scaled; // index in Features.scaled(), −1 unless scaled over all keys
    private final int vocabulary; // −1 if none
    private final int places; // of that vocabulary
    private final int words; // column of the word that has the output's place, −1 if none

    private Targets(Spec spec, Schema schema, Features features) {
        target = spec.target();
        column = schema.column(target.field(), Schema.kindOf(target));
        scale = target instanceof Target.Number number ? number.scale() : Scale.NONE;
        scaled = Transform.isOverAllKeys(scale) ? features.scaledIndexOf(target.field(), scale, schema) : -1;
        Optional<String> wordField = wordField(target);
        vocabulary = wordField.map(features::vocabularyOf).orElse(-1);
        places = vocabulary < 0 ? 1 : features.vocabularies().get(vocabulary).places();
        words = wordField.map(field -> schema.column(field, Schema.Kind.WORD)).orElse(-1);
    }

    private static Optional<String> wordField(Target target) {
        if (target instanceof Target.Category category) {
            return Optional.of(category.field());
        }
        return target instanceof Target.Binary binary
                ? binary.per().map(Feature.Category::field)
                : Optional.empty();
    }

    public static Targets of(Spec spec, Schema schema, Features features) {
        return new Targets(spec, schema, features);
    }

    public Target target() {
        return target;
    }

    /** How many later events one forecast speaks of: the horizon for numbers, 1 otherwise. */
    public int horizon() {
        return target instanceof Target.Number number ? number.horizon() : 1;
    }

    /** How many outputs a category or binary target has: the places of its vocabulary, 1 for a lone binary. */
    public int places() {
        return places;
    }

    /** Number target: which of {@link Features#scaled()} gives s(t); −1 if none does. */
    public int scaled() {
        return scaled;
    }

    /** Number target: τ(y) of this event. */
    public float level(Event event) {
        return (float) Transform.apply(scale, event.number(column));
    }

    /** Number target: τ⁻¹, back in the field's unit; what is beyond the floats is the largest of them. */
    public float unlevel(float level) {
        double value = Transform.invert(scale, level);
        return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
    }

    /** Number target: s(t), the deviation (of τ(y)) by which changes are scaled: positive and finite. */
    public float deviation(KeyContext context, Statistics statistics) {
        double deviation =
                switch (scale) {
                    case NONE -> 1;
                    case PER_KEY -> context.changeDeviation();
                    case STANDARD, LOG_STANDARD -> statistics.moments().get(scaled).deviation();
                };
        return (float) Math.max(SMALLEST_DEVIATION, Math.min(LARGEST_DEVIATION, deviation));
    }

    /** Number target: the change from {@code level} to a later event's, in deviations, clamped for training. */
    public float change(float level, float deviation, Event later) {
        double change = ((double) level(later) - level) / deviation;
        return (float) Math.max(-LARGEST_CHANGE, Math.min(LARGEST_CHANGE, change));
    }

    /**
     * The output that an event speaks of: its category's place; its place in {@code per}, 0 where that is missing;
     * 0 for a lone binary.
     */
    public int output(Event event, Vocabularies vocabularies) {
        return words < 0 ? 0 : OneHot.place(event.word(words), vocabulary, places, vocabularies);
    }

    /**
     * The same in a forecast of an older (or newer) model, which may have had less outputs, and other values in their
     * places: 0, "anything else", if the event's value was not the one that the output spoke of.
     *
     * @param outputs how many that model had, from 0 on
     * @param version of that model
     */
    public int output(Event event, Vocabularies vocabularies, int outputs, long version) {
        int output = output(event, vocabularies);
        return output < outputs && (words < 0 || vocabularies.knew(version, vocabulary, output)) ? output : 0;
    }

    /** Binary target: 0 or 1. */
    public float truth(Event event) {
        return event.truth(column) ? 1 : 0;
    }

    /** Category target or {@code per}: which vocabulary the outputs are places of; −1 for others. */
    public int vocabulary() {
        return vocabulary;
    }
}
