package io.foretell.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which Kafka settings hold what nobody may see; rather one too many than one too few. */
final class Secrets {

    private static final Pattern NAMES = Pattern.compile(
            "pass|pwd|secret|jaas|token|credential|private|basic\\.auth|user\\.info|(^|[._-])key$");

    /** Also where they are misspelled. */
    private static final List<String> WORDS = List.of("password", "secret", "token", "credentials", "jaas", "private");

    private Secrets() {}

    /** Those that sound like it. */
    static Set<String> among(Set<String> names) {
        return names.stream()
                .filter(Secrets::isOne)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isOne(String name) {
        return NAMES.matcher(name.toLowerCase(Locale.ROOT)).find()
                || Arrays.stream(name.split("[._-]")).anyMatch(word -> Spelling.nearest(word, WORDS).isPresent());
    }
}
