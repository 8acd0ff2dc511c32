package io.foretell.snapshot;

import io.foretell.spec.Ed25519;
import io.foretell.spec.Spec;
import io.foretell.spec.Trust;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Signatures on pointers, if the spec's {@code trust} asks for them. A pointer says which version a role is held by and
 * what the SHA-256 of its file is, so its signature vouches for every byte of the snapshot; the file itself stays as it
 * is. Signed is, in UTF-8,
 *
 * <pre>
 * foretell pointer 1 ⏎ NAME ⏎ ROLE ⏎ VERSION ⏎ BYTES ⏎ SHA-256
 * </pre>
 * so that none can be taken for another's, another role's or another version's. Immutable and thread-safe.
 */
public final class Signatures {

    private final String name;
    private final Trust trust;

    private Signatures(String name, Trust trust) {
        this.name = name;
        this.trust = trust;
    }

    public static Signatures of(Spec spec) {
        return new Signatures(spec.name(), spec.trust());
    }

    public boolean areDemanded() {
        return trust.isDemanded();
    }

    /** The pointer with its signature; as it is, if none is asked for. */
    public Pointer sign(Role role, Pointer pointer) {
        return trust.privateKey()
                .map(key -> Ed25519.sign(content(role, pointer), key))
                .map(signature -> pointer.signed(Base64.getEncoder().encodeToString(signature)))
                .orElse(pointer);
    }

    /** @throws RefusedSnapshot if signatures are asked for and this is none of a key that is trusted */
    void check(Role role, Pointer pointer) {
        if (!areDemanded()) {
            return;
        }
        String what = "pointer " + role.key() + ": version=" + pointer.version();
        byte[] signature = bytes(pointer.signature().orElseThrow(() ->
                new RefusedSnapshot(what + " is not signed, and trust demands it")), what);
        byte[] content = content(role, pointer);
        if (trust.publicKeys().stream().noneMatch(key -> Ed25519.isSignedBy(key, content, signature))) {
            throw new RefusedSnapshot(what + " has a signature of none of the " + trust.publicKeys().size()
                    + " trusted key(s), or was altered after it");
        }
    }

    private static byte[] bytes(String signature, String what) {
        try {
            byte[] bytes = Base64.getDecoder().decode(signature);
            if (bytes.length == Ed25519.SIGNATURE) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // refused below, as one of another length is
        }
        throw new RefusedSnapshot(what + " has a signature that is no Base64 of " + Ed25519.SIGNATURE + " bytes");
    }

    private byte[] content(Role role, Pointer pointer) {
        return String.join("\n", "foretell pointer 1", name, role.key(), Long.toString(pointer.version()),
                Integer.toString(pointer.bytes()), pointer.sha256()).getBytes(StandardCharsets.UTF_8);
    }
}
