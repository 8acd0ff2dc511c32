package io.foretell.snapshot;

import java.util.List;

/**
 * What two models must have in common to understand each other's weights and states.
 *
 * @param description one line for each decision of the spec that shapes the model, such as {@code features[0] = number value standard}
 */
public record Fingerprint(List<String> description) {

    public Fingerprint {
        description = List.copyOf(description);
    }

    /** 16 hexadecimal digits. */
    public String hash() {
        throw new UnsupportedOperationException();
    }

    /** The lines in which the other differs, as "a ➜ b"; for error texts. */
    public List<String> differences(Fingerprint other) {
        throw new UnsupportedOperationException();
    }
}
