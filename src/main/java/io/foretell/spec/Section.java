package io.foretell.spec;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A map of the file: values by name. Reads them as typed settings with a default each; mistakes become problems and the
 * reading goes on with the default. A section that is absent is one without values.
 */
final class Section {

    private final Node node; // for the line of what is missing
    private final String path; // empty at the root
    private final Problems problems;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, Node> names = new LinkedHashMap<>();

    private Section(Node node, String path, Problems problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
    }

    static Section root(Node node, Problems problems) {
        return of(new Value(node, "", problems));
    }

    /** The map that stands there; anything else is a problem, except nothing. */
    static Section of(Value value) {
        Section section = new Section(value.node(), value.path(), value.problems());
        if (value.node() instanceof MappingNode map) {
            map.getValue().forEach(section::add);
        } else if (!value.isNothing()) {
            String where = value.path().isEmpty() ? Problem.FILE : value.path();
            value.problems().add(value.node(), where, value.isList() ? "a list" : "a text", "a map (name: value)");
        }
        return section;
    }

    private void add(NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode key) || key.getValue().isEmpty()) {
            String where = path.isEmpty() ? Problem.FILE : path;
            problems.add(entry.getKeyNode(), where, "no name", "name: value");
            return;
        }
        String name = key.getValue();
        if (names.putIfAbsent(name, key) != null) {
            int first = names.get(name).getStartMark().getLine() + 1;
            problems.add(key, path(name), "the name a second time",
                    "each name once (the first is in line " + first + ")");
            return;
        }
        values.put(name, new Value(entry.getValueNode(), path(name), problems));
    }

    String path() {
        return path;
    }

    Map<String, Value> values() {
        return values;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Refuses all names but these. */
    Section only(List<String> allowed) {
        names.forEach((name, key) -> {
            if (!allowed.contains(name) && !problems.isFull()) {
                problems.add(key, path(name), "an unknown name", Spelling.allowed(name, allowed));
            }
        });
        return this;
    }

    void refuse(String name, String found, String allowed) {
        problems.add(names.getOrDefault(name, node), path(name), found, allowed);
    }

    Optional<Value> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    Optional<Value> required(String name, String allowed) {
        if (!has(name)) {
            problems.add(node, path(name), "nothing", allowed);
        }
        return value(name);
    }

    Section section(String name) {
        return value(name).map(Section::of).orElseGet(() -> new Section(node, path(name), problems));
    }

    /** Empty text if it is missing or wrong, which has then been noted. */
    String requiredText(String name, Pattern form, String allowed) {
        return required(name, allowed).flatMap(value -> value.text(form, allowed)).orElse("");
    }

    int integer(String name, Limits.Range range, int otherwise) {
        return Math.toIntExact(whole(name, range, otherwise));
    }

    long whole(String name, Limits.Range range, long otherwise) {
        return value(name).map(value -> value.integer(range).orElse(otherwise)).orElse(otherwise);
    }

    double decimal(String name, Limits.Interval interval, double otherwise) {
        return value(name).map(value -> value.decimal(interval).orElse(otherwise)).orElse(otherwise);
    }

    Duration duration(String name, Duration least, Duration most, Duration otherwise) {
        return value(name).flatMap(value -> value.duration(least, most)).orElse(otherwise);
    }

    <T> T oneOf(String name, Map<String, T> choices, T otherwise) {
        return value(name).flatMap(value -> value.oneOf(choices)).orElse(otherwise);
    }

    private String path(String name) {
        String shown = Value.shown(name);
        return path.isEmpty() ? shown : path + "." + shown;
    }
}
