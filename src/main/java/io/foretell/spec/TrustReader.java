package io.foretell.spec;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code trust}. The private key never stands in the file, since trainers and those who only predict share it:
 * an environment variable holds it, and may be unset where nothing is signed. No problem shows what it holds.
 */
final class TrustReader {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]{0,255})}");
    private static final String PUBLIC = "public-keys";
    private static final String PRIVATE = "private-key";
    private static final String KEYS = "a list of 1 to " + Limits.PUBLIC_KEYS + " public keys, as foretell keys makes them";
    private static final byte[] PROBE = {1};

    private final Map<String, String> environment;

    TrustReader(Map<String, String> environment) {
        this.environment = environment;
    }

    Trust read(Section root) {
        if (!root.has("trust")) {
            return Trust.ANYBODY;
        }
        Section trust = root.section("trust").only(List.of(PUBLIC, PRIVATE));
        List<PublicKey> publicKeys = publicKeys(trust);
        Optional<Value> place = trust.value(PRIVATE);
        Optional<String> variable = place.flatMap(TrustReader::variable);
        Optional<PrivateKey> privateKey = variable.map(environment::get)
                .flatMap(text -> privateKey(text, publicKeys, place.orElseThrow()));
        return new Trust(publicKeys, variable, privateKey);
    }

    private static List<PublicKey> publicKeys(Section trust) {
        List<PublicKey> keys = new ArrayList<>();
        Optional<Value> given = trust.required(PUBLIC, KEYS);
        List<Value> values = given.flatMap(value -> value.list(KEYS)).orElse(List.of());
        if (given.isPresent() && given.get().isList() && (values.isEmpty() || values.size() > Limits.PUBLIC_KEYS)) {
            given.get().refuse(values.size() + " of them", KEYS);
        }
        for (Value value : values) {
            value.characters().flatMap(Ed25519::publicKey).ifPresentOrElse(keys::add, () ->
                    value.refuse("what is no public key of Ed25519", "one as foretell keys makes it (Base64 of X.509)"));
        }
        return keys;
    }

    private static Optional<String> variable(Value value) {
        Optional<String> name = value.characters().map(VARIABLE::matcher).filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
        if (name.isEmpty()) {
            value.refuse("what names no variable", "${env:NAME}, never the key itself");
        }
        return name;
    }

    private static Optional<PrivateKey> privateKey(String text, List<PublicKey> publicKeys, Value place) {
        Optional<PrivateKey> key = Ed25519.privateKey(text);
        if (key.isEmpty()) {
            place.refuse("a variable that holds no private key of Ed25519",
                    "one as foretell keys makes it (Base64 of PKCS #8)");
        } else if (!publicKeys.isEmpty() && publicKeys.stream().noneMatch(other -> belong(key.get(), other))) {
            place.refuse("a private key that belongs to none of the public-keys", "the other half of one of them");
        }
        return key;
    }

    private static boolean belong(PrivateKey key, PublicKey other) {
        return Ed25519.isSignedBy(other, PROBE, Ed25519.sign(PROBE, key));
    }
}
