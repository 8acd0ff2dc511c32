package io.foretell.learn;

import io.foretell.event.Event;
import io.foretell.feature.KeyContext;
import java.util.List;

/**
 * Successive events of one key as they were kept, from the beginning of a segment on.
 *
 * @param state   (2·H·layers) before the first of them
 * @param context before the first of them
 */
record Stretch(float[] state, KeyContext context, List<Event> events) {}
