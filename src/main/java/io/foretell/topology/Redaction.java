package io.foretell.topology;

import io.foretell.spec.Spec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secret settings out of texts that Kafka made: it quotes values that it does not understand, and words of a
 * {@code sasl.jaas.config} that it cannot parse. Each word of a secret counts, not only the whole.
 */
final class Redaction {

    /** Shown whatever they came from: errors must say which brokers and which folder. */
    private static final Set<String> ADDRESSES = Set.of("bootstrap.servers", "state.dir");

    /** A word; {@code =} behind it if it is the name of an option, not its value. */
    private static final Pattern WORD = Pattern.compile("([^\\s\"';,=]+)(=?)");

    /** What every {@code sasl.jaas.config} may say, and error texts need. */
    private static final Pattern HARMLESS =
            Pattern.compile("required|requisite|sufficient|optional|true|false|(\\w+\\.){2,}\\w*(LoginModule|Handler)");

    private static final int SHORTEST = 3; // letters; less would only garble texts
    private static final String HIDDEN = "(hidden)";

    private final List<String> words; // the longest first, so that none hides a part of another

    private Redaction(List<String> words) {
        this.words = words.stream()
                .filter(word -> word.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    static Redaction of(Spec spec) {
        List<String> words = new ArrayList<>();
        spec.kafka().forEach((name, value) -> {
            if (spec.secrets().contains(name) && !ADDRESSES.contains(name)) {
                words.add(value);
                Matcher word = WORD.matcher(value);
                while (word.find()) {
                    if (word.group(2).isEmpty() && !HARMLESS.matcher(word.group(1)).matches()) {
                        words.add(word.group(1));
                    }
                }
            }
        });
        return new Redaction(words);
    }

    /** @param text may be null, as an exception's message may */
    String of(String text) {
        String hidden = String.valueOf(text);
        for (String word : words) {
            hidden = hidden.replace(word, HIDDEN);
        }
        return hidden;
    }
}
