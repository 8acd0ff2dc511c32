package io.foretell.snapshot;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a version is for: each role's pointer is one record on the weights topic. The last few versions that were
 * current have one more of their own, which compaction leaves there when {@code current} moves on: if what {@code
 * current} says is bad, the one before is known, after a restart, too.
 */
public enum Role {
    /** Predictions are made with it. */
    CURRENT("current"),
    /** Learning goes on from it. */
    CANDIDATE("candidate");

    private static final Pattern ONCE_CURRENT = Pattern.compile("current/(0|[1-9][0-9]{0,17})");

    private final String key;

    Role(String key) {
        this.key = key;
    }

    /** The key of its pointer's record. */
    public String key() {
        return key;
    }

    /** The key of the pointer that stays when {@code current} moves on from a version. */
    public static String keyOnceCurrent(long version) {
        return CURRENT.key + "/" + version;
    }

    /** The version of a {@link #keyOnceCurrent}; empty if {@code key} is none. */
    static Optional<Long> versionOnceCurrent(String key) {
        Matcher matcher = ONCE_CURRENT.matcher(key);
        return matcher.matches() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
    }

    /** Empty if {@code key} is no role's. */
    public static Optional<Role> of(String key) {
        return Arrays.stream(values()).filter(role -> role.key.equals(key)).findAny();
    }
}
