package io.foretell.snapshot;

import java.util.Arrays;
import java.util.Optional;

/** What a version is for: each role's pointer is one record on the weights topic. */
public enum Role {
    /** Predictions are made with it. */
    CURRENT("current"),
    /** Learning goes on from it. */
    CANDIDATE("candidate");

    private final String key;

    Role(String key) {
        this.key = key;
    }

    /** The key of its pointer's record. */
    public String key() {
        return key;
    }

    /** Empty if {@code key} is no role's. */
    public static Optional<Role> of(String key) {
        return Arrays.stream(values()).filter(role -> role.key.equals(key)).findAny();
    }
}
