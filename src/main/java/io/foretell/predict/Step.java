package io.foretell.predict;

import io.foretell.event.Event;

/**
 * An event and the state that it moves.
 *
 * @param state of the event's key, changed in place
 * @param now   the stream's clock, epoch millis
 */
public record Step(KeyState state, Event event, long now) {}
