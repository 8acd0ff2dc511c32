package io.foretell.spec;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What names may look like, in the file and in Kafka. */
final class Names {

    static final Pattern APPLICATION = topicCharacters(Limits.NAME_LENGTH);
    static final String APPLICATIONS = "1 to " + Limits.NAME_LENGTH
            + " of the characters a-z A-Z 0-9 . _ - (every topic of ours starts with it)";

    static final Pattern TOPIC = topicCharacters(Limits.TOPIC_LENGTH);
    static final String TOPICS = "a Kafka topic: 1 to " + Limits.TOPIC_LENGTH + " of the characters a-z A-Z 0-9 . _ -";

    private static final Pattern FIELD = Pattern.compile("[^\\p{Cntrl}]{1," + Limits.FIELD_LENGTH + "}");
    static final String FIELDS = "the name of an event's field, at most " + Limits.FIELD_LENGTH + " characters";

    private Names() {}

    private static Pattern topicCharacters(int longest) {
        return Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1," + longest + "}");
    }

    /** A field of the event. {@code $key}, the record's own key, is none. */
    static Optional<String> field(Value value) {
        if (value.characters().filter(Defaults.RECORD_KEY::equals).isPresent()) {
            value.refuse(FIELDS + " ($key stands for the record's key in input.key only)");
            return Optional.empty();
        }
        return value.text(FIELD, FIELDS);
    }

    static Optional<String> requiredField(Section section, String name) {
        return section.required(name, FIELDS).flatMap(Names::field);
    }

    /** {@code LOG_STANDARD} is written {@code log-standard}. */
    static <E extends Enum<E>> Map<String, E> choices(E[] constants) {
        Map<String, E> choices = new LinkedHashMap<>();
        Arrays.stream(constants).forEach(constant -> choices.put(of(constant), constant));
        return choices;
    }

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
