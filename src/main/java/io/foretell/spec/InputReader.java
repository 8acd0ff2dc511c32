package io.foretell.spec;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code input}. */
final class InputReader {

    private static final Pattern ANYTHING = Pattern.compile("(?s).+");
    private static final List<String> TOPICS_OF_OURS =
            List.of("-predictions", "-weights", "-updates", "-dead-letters");

    private final Section section;

    InputReader(Section root) {
        section = root.section("input").only(List.of("topic", "key", "timestamp"));
    }

    /** @param name the application's, for the topics that it writes itself */
    Input read(String name) {
        return new Input(topic(name), key(), section.value("timestamp").flatMap(Names::field));
    }

    private String topic(String name) {
        String topic = section.requiredText("topic", Names.TOPIC, Names.TOPICS);
        if (TOPICS_OF_OURS.stream().anyMatch(ending -> topic.equals(name + ending))) {
            section.value("topic").ifPresent(value -> value.refuse("a topic of events, none that we write ourselves"));
        }
        return topic;
    }

    private Input.Key key() {
        Optional<Value> value = section.value("key");
        Optional<String> text = value.flatMap(key -> key.text(ANYTHING, Names.FIELDS + ", or $key"));
        return text.isEmpty() || text.get().equals(Defaults.RECORD_KEY)
                ? new Input.Key.OfRecord()
                : new Input.Key.OfField(value.flatMap(Names::field).orElse(""));
    }
}
