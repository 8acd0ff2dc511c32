package io.foretell.feature;

import io.foretell.event.Event;
import io.foretell.event.Schema;
import io.foretell.spec.Feature;
import io.foretell.spec.Scale;
import io.foretell.spec.Spec;
import io.foretell.spec.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ObjIntConsumer;

/**
 * Event ➜ x(t).
 *
 * <p>x(t) has D = {@link #inputs()} elements: first {@link #dense()} numbers, then one-hot blocks, one for each
 * category. Of those blocks only the {@link #active()} positions that are 1 are named, in rising order; the rest is 0.
 * A one-hot block times U is a learned embedding. Both parts follow the order of the spec's features:
 *
 * <pre>
 * number         2 dense: (τ(v) − mean) / deviation within [−10, 10], and 0; if missing: 0 and 1
 * elapsed        1 dense: (log(1 + seconds) − mean) / deviation within [−10, 10]; 0 for a key's first event
 * time-of-day    2 dense: sine, cosine of 2π · millis of the day / millis in a day, UTC
 * day-of-week    2 dense: sine, cosine of 2π · day / 7, Monday = 0, UTC
 * category       1 active in a block as wide as its vocabulary
 * cross          1 active in a block as wide as its vocabulary
 * </pre>
 *
 * Immutable and thread-safe.
 */
public final class Features {

    private final Dense[] parts;
    private final OneHot[] blocks;
    private final int dense;
    private final int inputs;
    private final ScalingTable scaling;
    private final VocabularyTable vocabularies;

    private Features(Spec spec, Schema schema) {
        scaling = new ScalingTable(spec, schema);
        vocabularies = new VocabularyTable(spec, schema);
        List<Dense> parts = new ArrayList<>();
        for (Feature feature : spec.features()) {
            if (feature instanceof Feature.Number number) {
                int column = schema.column(number.field(), Schema.Kind.NUMBER);
                int index = scaling.indexOf(number.field(), number.scale(), schema);
                parts.add(new Dense.Number(number.field(), column, number.scale(), index));
            } else if (feature instanceof Feature.Elapsed) {
                parts.add(new Dense.Elapsed(scaling.indexOfElapsed()));
            } else if (feature instanceof Feature.TimeOfDay) {
                parts.add(Dense.Cycle.timeOfDay());
            } else if (feature instanceof Feature.DayOfWeek) {
                parts.add(Dense.Cycle.dayOfWeek());
            }
        }
        this.parts = parts.toArray(Dense[]::new);
        dense = parts.stream().mapToInt(Dense::width).sum();
        blocks = oneHots(spec);
        inputs = blocks.length == 0 ? dense : blocks[blocks.length - 1].start() + blocks[blocks.length - 1].places();
    }

    private OneHot[] oneHots(Spec spec) {
        List<OneHot> found = new ArrayList<>();
        int start = dense;
        for (Feature feature : spec.features()) {
            List<String> fields = List.of();
            if (feature instanceof Feature.Category category) {
                fields = List.of(category.field());
            } else if (feature instanceof Feature.Cross cross) {
                fields = cross.fields();
            }
            if (!fields.isEmpty()) {
                int index = vocabularies.indexOf(fields);
                VocabularyTable.Entry entry = vocabularies.entries().get(index);
                int places = entry.vocabulary().places();
                found.add(new OneHot(index, places, entry.columns(), start));
                start += places;
            }
        }
        return found.toArray(OneHot[]::new);
    }

    public static Features of(Spec spec, Schema schema) {
        return new Features(spec, schema);
    }

    /** How many dense numbers x(t) begins with. */
    public int dense() {
        return dense;
    }

    /** How many of the other positions are 1: as many as there are categories and crosses. */
    public int active() {
        return blocks.length;
    }

    /** D, the length of x(t). */
    public int inputs() {
        return inputs;
    }

    /** A context for a key without events. */
    public KeyContext newContext() {
        return scaling.newContext();
    }

    /**
     * Names of the numbers that {@link Statistics} covers: {@code FIELD:standard}, {@code FIELD:log-standard},
     * {@code elapsed}. The target's is among them when it is scaled over all keys, once with the feature of the same
     * field and scale.
     */
    public List<String> scaled() {
        return scaling.overAllKeys().stream().map(ScalingTable.Entry::name).toList();
    }

    /** Names of the vocabularies: a field, or the fields of a cross joined by "×"; those of the target included. */
    public List<String> vocabularyNames() {
        return vocabularies.entries().stream().map(VocabularyTable.Entry::name).toList();
    }

    /** The vocabularies themselves, in the order of {@link #vocabularyNames()}. */
    public List<Vocabulary> vocabularies() {
        return vocabularies.entries().stream()
                .map(VocabularyTable.Entry::vocabulary)
                .toList();
    }

    /** No moments: what version 0 starts with, mean 0 and deviation 1. */
    public Statistics noStatistics() {
        return new Statistics(Collections.nCopies(scaling.overAllKeys().size(), Moments.NONE));
    }

    /** Closed vocabularies filled, open ones empty: what version 0 starts with. */
    public Vocabularies firstVocabularies() {
        return new Vocabularies(vocabularies().stream()
                .map(vocabulary ->
                        vocabulary instanceof Vocabulary.Closed closed ? closed.values() : List.<String>of())
                .toList());
    }

    /** Where in x(t) the one-hot block of a vocabulary begins, once for every feature that uses it. */
    public int[] blocks(int vocabulary) {
        return Arrays.stream(blocks)
                .filter(block -> block.vocabulary() == vocabulary)
                .mapToInt(OneHot::start)
                .toArray();
    }

    /** Where among the dense numbers the i-th of {@link #scaled()} stands, once for every feature that uses it. */
    public int[] densePositions(int scaled) {
        List<Integer> positions = new ArrayList<>();
        int at = 0;
        for (Dense part : parts) {
            if (part.usesStatistics(scaled)) {
                positions.add(at);
            }
            at += part.width();
        }
        return positions.stream().mapToInt(position -> position).toArray();
    }

    /** What each of the D positions of x(t) means, for people. */
    public List<String> describe(Vocabularies filled) {
        List<String> meanings = new ArrayList<>(inputs);
        for (Dense part : parts) {
            meanings.addAll(part.describe());
        }
        for (OneHot block : blocks) {
            String name = vocabularyNames().get(block.vocabulary());
            meanings.add(name + ": anything else");
            for (int place = 1; place < block.places(); place++) {
                String value = filled.value(block.vocabulary(), place).orElse("(free)");
                meanings.add(name + "=" + value.replace('\u001f', '×'));
            }
        }
        return meanings;
    }

    /**
     * Writes x(t) of an event that {@code context} has already observed. Allocates nothing but the word of a cross.
     *
     * @param dense  gets {@link #dense()} numbers from {@code denseAt} on
     * @param active gets {@link #active()} rising positions of x(t) from {@code activeAt} on
     */
    public void encode(
            Event event,
            KeyContext context,
            Statistics statistics,
            Vocabularies vocabularies,
            float[] dense,
            int denseAt,
            int[] active,
            int activeAt) {
        int at = denseAt;
        for (Dense part : parts) {
            part.encode(event, context, statistics, dense, at);
            at += part.width();
        }
        for (int i = 0; i < blocks.length; i++) {
            active[activeAt + i] = blocks[i].position(event, vocabularies);
        }
    }

    /** Takes a value of the i-th of {@link #scaled()}, transformed, not scaled. */
    @FunctionalInterface
    public interface Measured {

        void value(int i, double value);
    }

    /**
     * What scaling learns from: tells this event's value for each name of {@link #scaled()}, where it has one. Called
     * after {@code context} has observed the event.
     */
    public void measure(Event event, KeyContext context, Measured measured) {
        List<ScalingTable.Entry> entries = scaling.overAllKeys();
        for (int i = 0; i < entries.size(); i++) {
            ScalingTable.Entry entry = entries.get(i);
            if (entry.column() == ScalingTable.ELAPSED) {
                if (!context.first()) {
                    measured.value(i, Dense.Elapsed.logSeconds(context));
                }
            } else if (event.has(entry.column())) {
                measured.value(i, Transform.apply(entry.scale(), event.number(entry.column())));
            }
        }
    }

    /** What open vocabularies learn from: calls back with each open vocabulary's word in this event and its index. */
    public void words(Event event, ObjIntConsumer<String> counter) {
        List<VocabularyTable.Entry> entries = vocabularies.entries();
        for (int i = 0; i < entries.size(); i++) {
            String word = entries.get(i).isOpen() ? OneHot.word(entries.get(i).columns(), event) : null;
            if (word != null) {
                counter.accept(word, i);
            }
        }
    }

    int vocabularyOf(String field) {
        return vocabularies.indexOf(List.of(field));
    }

    int scaledIndexOf(String field, Scale scale, Schema schema) {
        return scaling.indexOf(field, scale, schema);
    }
}
