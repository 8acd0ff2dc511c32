package io.foretell.spec;

import java.util.List;

/** One entry of {@code features}: a part of x(t). */
public sealed interface Feature {

    /** A number, scaled. */
    record Number(String field, Scale scale) implements Feature {}

    /** One of a set of values. A field has one vocabulary, shared by features and target. */
    record Category(String field, Vocabulary vocabulary) implements Feature {}

    /** The time since this key's last event, log-scaled. */
    record Elapsed() implements Feature {}

    /** Sine and cosine of the time of day, UTC. */
    record TimeOfDay() implements Feature {}

    /** Sine and cosine of the day of the week, UTC. */
    record DayOfWeek() implements Feature {}

    /** One category for each combination of two or more fields' values. */
    record Cross(List<String> fields, Vocabulary vocabulary) implements Feature {
        public Cross {
            fields = List.copyOf(fields);
        }
    }
}
