package io.foretell.spec;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which Kafka settings hold what nobody may see. */
final class Secrets {

    private static final Pattern NAMES = Pattern.compile(
            "password|passwd|secret|jaas|token|credential|private|keystore\\.key|basic\\.auth|user\\.info|api\\.key");

    private Secrets() {}

    /** Those that sound like it. */
    static Set<String> among(Set<String> names) {
        return names.stream()
                .filter(name -> NAMES.matcher(name.toLowerCase(Locale.ROOT)).find())
                .collect(Collectors.toUnmodifiableSet());
    }
}
