package io.foretell.spec;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One value of the file and its path. Reads itself as what is asked for; where it is something else it notes the
 * problem and answers empty, so that the reading goes on.
 */
record Value(Node node, String path, Problems problems) {

    private static final int SHOWN = 60;
    private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9][0-9_]{0,30})");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][-+]?\\d{1,4})?");

    void refuse(String allowed) {
        refuse(found(), allowed);
    }

    void refuse(String found, String allowed) {
        problems.add(node, path, found, allowed);
    }

    boolean isNothing() {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    /** The characters of a text, number or truth alike, as they stand in the file. */
    Optional<String> characters() {
        return node instanceof ScalarNode scalar && !isNothing() ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    /** Whether the characters stand without quotes, so that they may be a number. */
    boolean isUnquoted() {
        return node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN;
    }

    Optional<String> text(Pattern form, String allowed) {
        return orRefuse(characters().filter(text -> form.matcher(text).matches()), allowed);
    }

    <T> Optional<T> oneOf(Map<String, T> choices) {
        String allowed = Spelling.allowed(characters().orElse(""), choices.keySet());
        return orRefuse(characters().map(choices::get), allowed);
    }

    OptionalLong integer(Limits.Range range) {
        Optional<Long> value = unquoted(INTEGER)
                .map(digits -> new BigInteger(digits.replace("_", "")))
                .filter(number -> number.bitLength() < Long.SIZE)
                .map(BigInteger::longValue)
                .filter(range::contains);
        Optional<Long> known = orRefuse(value, "a whole number, " + range);
        return known.isPresent() ? OptionalLong.of(known.get()) : OptionalLong.empty();
    }

    OptionalDouble decimal(Limits.Interval interval) {
        Optional<Double> value = unquoted(DECIMAL).map(Double::valueOf).filter(interval::contains);
        Optional<Double> known = orRefuse(value, "a number, " + interval);
        return known.isPresent() ? OptionalDouble.of(known.get()) : OptionalDouble.empty();
    }

    Optional<Duration> duration(Duration least, Duration most) {
        Optional<Duration> value = characters()
                .flatMap(DurationText::parse)
                .filter(duration -> duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0);
        String allowed = "a duration with its unit (ms, s, m, h, d), %s to %s"
                .formatted(DurationText.of(least), DurationText.of(most));
        return orRefuse(value, allowed);
    }

    /** The values of a list, with their own paths. */
    Optional<List<Value>> list(String allowed) {
        Optional<List<Value>> values = Optional.empty();
        if (node instanceof SequenceNode sequence) {
            List<Node> nodes = sequence.getValue();
            values = Optional.of(IntStream.range(0, nodes.size())
                    .mapToObj(i -> new Value(nodes.get(i), path + "[" + i + "]", problems))
                    .toList());
        }
        return orRefuse(values, allowed);
    }

    /** What stands here, for a reader of a problem. */
    String found() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().isEmpty() ? "an empty list" : "a list";
        }
        if (node instanceof MappingNode) {
            return "a map";
        }
        String text = shown(characters().orElse("nothing"));
        return isUnquoted() ? text : '"' + text + '"';
    }

    /** Shortened, and without characters that would disturb a terminal. */
    static String shown(String text) {
        String start = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return start.codePoints()
                .map(point -> Character.isISOControl(point) || !Character.isDefined(point) ? '·' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private Optional<String> unquoted(Pattern form) {
        return characters().filter(text -> isUnquoted() && form.matcher(text).matches());
    }

    private <T> Optional<T> orRefuse(Optional<T> value, String allowed) {
        if (value.isEmpty()) {
            refuse(allowed);
        }
        return value;
    }
}
