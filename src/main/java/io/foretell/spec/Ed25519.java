package io.foretell.spec;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * Signatures by Ed25519 (RFC 8032), and keys as one line of text each: the Base64 of what is between the lines of a PEM
 * file, X.509 of a public key and PKCS #8 of a private one.
 */
public final class Ed25519 {

    private static final String NAME = "Ed25519";

    /** Bytes of a signature. */
    public static final int SIGNATURE = 64;

    private interface Parser<K> {

        K key(KeyFactory factory, byte[] bytes) throws GeneralSecurityException;
    }

    private Ed25519() {}

    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(NAME).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    public static String text(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** Empty if the text is no such key. */
    static Optional<PublicKey> publicKey(String text) {
        return parsed(text, (factory, bytes) -> factory.generatePublic(new X509EncodedKeySpec(bytes)));
    }

    /** Empty if the text is no such key. */
    static Optional<PrivateKey> privateKey(String text) {
        return parsed(text, (factory, bytes) -> factory.generatePrivate(pkcs8(bytes)));
    }

    private static KeySpec pkcs8(byte[] bytes) {
        return new PKCS8EncodedKeySpec(bytes);
    }

    private static <K> Optional<K> parsed(String text, Parser<K> parser) {
        try {
            return Optional.of(parser.key(KeyFactory.getInstance(NAME), Base64.getDecoder().decode(text.strip())));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static byte[] sign(byte[] content, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** False, too, if these are no bytes of a signature. */
    public static boolean isSignedBy(PublicKey key, byte[] content, byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initVerify(key);
            signature.update(content);
            return signature.verify(bytes);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("Ed25519 is part of every Java runtime from 15 on", e);
    }
}
