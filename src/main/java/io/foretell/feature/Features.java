package io.foretell.feature;

import io.foretell.event.Event;
import io.foretell.event.Schema;
import io.foretell.spec.Spec;
import io.foretell.spec.Vocabulary;
import java.util.List;
import java.util.function.ObjIntConsumer;

/**
 * Event ➜ x(t).
 *
 * <p>x(t) has D = {@link #inputs()} elements: first {@link #dense()} numbers, then one-hot blocks, one for each category.
 * Of those blocks only the {@link #active()} positions that are 1 are named, in rising order; the rest is 0.
 * A one-hot block times U is a learned embedding. Immutable and thread-safe.
 */
public final class Features {

    public static Features of(Spec spec, Schema schema) {
        throw new UnsupportedOperationException();
    }

    public int dense() {
        throw new UnsupportedOperationException();
    }

    public int active() {
        throw new UnsupportedOperationException();
    }

    public int inputs() {
        throw new UnsupportedOperationException();
    }

    /** A context for a key without events. */
    public KeyContext newContext() {
        throw new UnsupportedOperationException();
    }

    /** Names of the numbers that {@link Statistics} covers (the target's among them when it is scaled over all keys). */
    public List<String> scaled() {
        throw new UnsupportedOperationException();
    }

    /** Names of the vocabularies: a field, or the fields of a cross joined by "×". Targets' and per-categories' included. */
    public List<String> vocabularyNames() {
        throw new UnsupportedOperationException();
    }

    /** The vocabularies themselves, in the order of {@link #vocabularyNames()}. */
    public List<Vocabulary> vocabularies() {
        throw new UnsupportedOperationException();
    }

    /** No moments, closed vocabularies filled, open ones empty: what version 0 starts with. */
    public Statistics noStatistics() {
        throw new UnsupportedOperationException();
    }

    public Vocabularies firstVocabularies() {
        throw new UnsupportedOperationException();
    }

    /** Where in x(t) the one-hot block of a vocabulary begins, once for every feature that uses it. */
    public int[] blocks(int vocabulary) {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes x(t) of an event that {@code context} has already observed.
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
        throw new UnsupportedOperationException();
    }

    /** What scaling learns from: {@code moments[i]} for each name of {@link #scaled()} grows by this event's value, where it has one. */
    public void measure(Event event, KeyContext context, Moments[] moments) {
        throw new UnsupportedOperationException();
    }

    /** What open vocabularies learn from: calls back with each open vocabulary's word in this event and its index. */
    public void words(Event event, ObjIntConsumer<String> counter) {
        throw new UnsupportedOperationException();
    }
}
