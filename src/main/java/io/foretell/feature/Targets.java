package io.foretell.feature;

import io.foretell.event.Event;
import io.foretell.event.Schema;
import io.foretell.spec.Spec;
import io.foretell.spec.Target;

/**
 * The target's side of an event: what a later event makes true of a forecast made now.
 *
 * <p>A number is forecast as a change against the present value, in deviations: the value y(t+j) counts as
 * (τ(y(t+j)) − τ(y(t))) / s(t), where τ is the scale's transform (log or identity) and s(t) the deviation known at t. So an
 * untrained model forecasts the last value. Immutable and thread-safe.
 */
public final class Targets {

    public static Targets of(Spec spec, Schema schema, Features features) {
        throw new UnsupportedOperationException();
    }

    public Target target() {
        throw new UnsupportedOperationException();
    }

    /** How many later events one forecast speaks of: the horizon for numbers, 1 otherwise. */
    public int horizon() {
        throw new UnsupportedOperationException();
    }

    /** Number target: τ(y) of this event. */
    public float level(Event event) {
        throw new UnsupportedOperationException();
    }

    /** Number target: τ⁻¹, back in the field's unit. */
    public float unlevel(float level) {
        throw new UnsupportedOperationException();
    }

    /** Number target: s(t), the deviation (of τ(y)) by which changes are scaled, positive. */
    public float deviation(KeyContext context, Statistics statistics) {
        throw new UnsupportedOperationException();
    }

    /** Number target: the change from {@code level} to a later event's, in deviations, clamped for training. */
    public float change(float level, float deviation, Event later) {
        throw new UnsupportedOperationException();
    }

    /**
     * The output that an event speaks of: its category's place; its place in {@code per}; 0 for a lone binary.
     */
    public int output(Event event, Vocabularies vocabularies) {
        throw new UnsupportedOperationException();
    }

    /** Binary target: 0 or 1. */
    public float truth(Event event) {
        throw new UnsupportedOperationException();
    }

    /** Category target or {@code per}: which vocabulary the outputs are places of; −1 for others. */
    public int vocabulary() {
        throw new UnsupportedOperationException();
    }
}
