package io.foretell.spec;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/**
 * Whose weights are believed: those signed with the private key of one of these public ones.
 *
 * @param publicKeys none: weights are not signed
 * @param variable   the environment variable that holds the private key, where there is one to be
 * @param privateKey what it holds; empty where it is not set, as it should be for those who only predict
 */
public record Trust(List<PublicKey> publicKeys, Optional<String> variable, Optional<PrivateKey> privateKey) {

    /** Whoever may write to the weights topic is believed. */
    public static final Trust ANYBODY = new Trust(List.of(), Optional.empty(), Optional.empty());

    public Trust {
        publicKeys = List.copyOf(publicKeys);
    }

    /** Whether weights must be signed. */
    public boolean isDemanded() {
        return !publicKeys.isEmpty();
    }

    @Override
    public String toString() {
        return "Trust[publicKeys=" + publicKeys.stream().map(Ed25519::text).toList() + "]";
    }
}
