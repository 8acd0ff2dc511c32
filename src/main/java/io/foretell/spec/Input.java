package io.foretell.spec;

import java.util.Optional;

/**
 * Where events come from.
 *
 * @param topic     the user's topic of JSON objects
 * @param timestamp the field that holds an event's time (ISO-8601 or epoch millis); empty: the record's own timestamp
 */
public record Input(String topic, Key key, Optional<String> timestamp) {

    /** What names the sequence that an event belongs to. */
    public sealed interface Key {

        /** {@code $key}: the record's own key, as UTF-8. */
        record OfRecord() implements Key {}

        /** A field of the event; the topic is then repartitioned by it. */
        record OfField(String field) implements Key {}
    }
}
