package io.foretell.snapshot;

import io.foretell.spec.Spec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What two models must have in common to understand each other's weights and states.
 *
 * @param description one line for each decision of the spec that shapes the model, such as
 *                    {@code features[0] = number value standard}
 */
public record Fingerprint(List<String> description) {

    private static final String IS = " = ";
    private static final String NOTHING = "(nothing)";
    private static final int HASH_DIGITS = 16;

    public Fingerprint {
        description = List.copyOf(description);
    }

    public static Fingerprint of(Spec spec) {
        return new Fingerprint(SpecDescription.lines(spec));
    }

    /** 16 hexadecimal digits: the start of the SHA-256 of the lines. */
    public String hash() {
        byte[] lines = String.join("\n", description).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(sha256(lines)).substring(0, HASH_DIGITS);
    }

    /** The lines in which the other differs, as "a ➜ b"; for error texts. */
    public List<String> differences(Fingerprint other) {
        Map<String, String> here = byName();
        Map<String, String> there = other.byName();
        Set<String> names = new LinkedHashSet<>(here.keySet());
        names.addAll(there.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String a = here.getOrDefault(name, NOTHING);
            String b = there.getOrDefault(name, NOTHING);
            if (!a.equals(b)) {
                differences.add(name + ": " + a + " ➜ " + b);
            }
        }
        return differences;
    }

    private Map<String, String> byName() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : description) {
            int is = line.indexOf(IS);
            values.put(is < 0 ? line : line.substring(0, is), is < 0 ? "" : line.substring(is + IS.length()));
        }
        return values;
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }
}
