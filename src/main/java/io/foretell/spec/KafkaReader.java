package io.foretell.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code kafka}: settings of Kafka's clients and of Streams, passed through as they are, with {@code ${env:NAME}}
 * replaced. No problem that it notes shows a value, since any may be a secret. Names are not checked, as Kafka's
 * plugins have their own; but a misspelled {@code bootstrap.servers} would quietly mean its default, another cluster.
 */
final class KafkaReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,256}");
    private static final Pattern NO_NAME = Pattern.compile("[^A-Za-z0-9._-]");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]{0,255})}");
    private static final String OPENING = "${env:";
    private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
    private static final Pattern SERVER = Pattern.compile("[^\\s/@]{1,255}:\\d{1,5}");
    private static final Pattern CLIENT =
            Pattern.compile("^(main\\.consumer|restore\\.consumer|global\\.consumer|consumer|producer|admin)\\.");

    private static final String NOTHING_SKIPPED = "guarantee (what is no event is a dead letter, nothing else is skipped)";

    /** Settings that follow from the spec, and what in the spec they follow from. */
    private static final Map<String, String> OURS = Map.ofEntries(
            Map.entry("application.id", "name"),
            Map.entry("group.id", "name"),
            Map.entry("transactional.id", "name"),
            Map.entry("processing.guarantee", "guarantee"),
            Map.entry("isolation.level", "guarantee"),
            Map.entry("enable.idempotence", "guarantee"),
            Map.entry("enable.auto.commit", "guarantee"),
            Map.entry("default.timestamp.extractor", "input.timestamp"),
            Map.entry("default.key.serde", "input.key"),
            Map.entry("default.value.serde", "features and target"),
            Map.entry("key.serializer", "input.key"),
            Map.entry("key.deserializer", "input.key"),
            Map.entry("value.serializer", "features and target"),
            Map.entry("value.deserializer", "features and target"),
            Map.entry("errors.dead.letter.queue.topic.name", "name (NAME-dead-letters)"),
            // A handler that continues would skip events in silence.
            Map.entry("deserialization.exception.handler", NOTHING_SKIPPED),
            Map.entry("default.deserialization.exception.handler", NOTHING_SKIPPED),
            Map.entry("processing.exception.handler", NOTHING_SKIPPED),
            Map.entry("production.exception.handler", NOTHING_SKIPPED),
            Map.entry("default.production.exception.handler", NOTHING_SKIPPED));

    private final Map<String, String> environment;
    private final Map<String, String> values = new TreeMap<>();
    private final Set<String> hidden = new TreeSet<>();

    KafkaReader(Map<String, String> environment) {
        this.environment = environment;
    }

    KafkaSettings read(Section section) {
        section.values().forEach(this::setting);
        values.putIfAbsent(BOOTSTRAP_SERVERS, Defaults.BOOTSTRAP_SERVERS);
        return new KafkaSettings(values, hidden);
    }

    private void setting(String name, Value value) {
        String bare = CLIENT.matcher(name).replaceFirst("");
        if (!NAME.matcher(name).matches()) {
            // Not the whole name: after a = for a : the value is part of it.
            Value named = new Value(value.node(), "kafka." + NO_NAME.split(name, 2)[0] + "…", value.problems());
            named.refuse("a name that is none of Kafka's", "1 to 256 of the characters a-z A-Z 0-9 . _ -, then a colon");
        } else if (OURS.containsKey(bare)) {
            value.refuse(
                    "a setting that follows from the spec", "no value here; the spec says it by: " + OURS.get(bare));
        } else if (!name.equals(BOOTSTRAP_SERVERS) && Spelling.nearest(name, List.of(BOOTSTRAP_SERVERS)).isPresent()) {
            value.refuse("an unknown name", BOOTSTRAP_SERVERS);
        } else {
            text(value).flatMap(text -> resolved(name, text, value)).ifPresent(text -> values.put(name, text));
        }
    }

    /** A list is joined by commas, as Kafka writes lists. */
    private Optional<String> text(Value value) {
        List<Value> parts = value.isList() ? value.list("").orElseThrow() : List.of(value);
        List<String> texts = new ArrayList<>();
        for (Value part : parts) {
            Optional<String> text = part.characters();
            if (text.isEmpty()) {
                String found = part.isMap() ? "a map" : part.isList() ? "a list in a list" : "nothing";
                part.refuse(found, "a text, number or truth, with the setting's whole name before it (a.b.c: value)");
                return Optional.empty();
            }
            texts.add(text.get());
        }
        return Optional.of(String.join(",", texts));
    }

    private Optional<String> resolved(String name, String text, Value value) {
        if (VARIABLE.matcher(text).replaceAll("").contains(OPENING)) {
            value.refuse("a ${env: that names no variable", "${env:NAME}");
            return Optional.empty();
        }
        List<String> missing = VARIABLE.matcher(text).results()
                .map(variable -> variable.group(1))
                .filter(variable -> !environment.containsKey(variable))
                .distinct()
                .toList();
        missing.forEach(variable -> value.refuse(
                "${env:" + variable + "}, but no such environment variable",
                "a variable that is set: export " + variable + "=…"));
        if (!missing.isEmpty()) {
            return Optional.empty();
        }
        if (VARIABLE.matcher(text).find()) {
            hidden.add(name);
        }
        String resolved = VARIABLE.matcher(text)
                .replaceAll(variable -> Matcher.quoteReplacement(environment.get(variable.group(1))));
        return checked(name, resolved, value);
    }

    private static Optional<String> checked(String name, String text, Value value) {
        if (name.equals(BOOTSTRAP_SERVERS) && !isServers(text)) {
            value.refuse("no list of servers", "host:port, several with commas between them");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private static boolean isServers(String text) {
        return Arrays.stream(text.split(",", -1)).allMatch(server -> SERVER.matcher(server.strip()).matches());
    }
}
