package io.foretell.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrustTest {

    private static final KeyPair PAIR = Ed25519.generate();
    private static final String PUBLIC = Ed25519.text(PAIR.getPublic());
    private static final String PRIVATE = Ed25519.text(PAIR.getPrivate());

    private static Spec read(String trust, Map<String, String> environment) {
        return SpecReader.read(SpecReaderTest.SMALL + "trust: {" + trust + "}\n", environment);
    }

    private static List<String> problems(String trust, Map<String, String> environment) {
        return catchThrowableOfType(InvalidSpec.class, () -> read(trust, environment)).problems().stream()
                .map(problem -> problem.path() + ": " + problem.found())
                .toList();
    }

    @Test
    void withoutIt_anybodyIsBelieved() {
        assertThat(SpecReader.read(SpecReaderTest.SMALL, Map.of()).trust().isDemanded()).isFalse();
    }

    @Test
    void bothKeys_areRead() {
        Trust trust = read("public-keys: [%s], private-key: '${env:KEY}'".formatted(PUBLIC), Map.of("KEY", PRIVATE + "\n"))
                .trust();
        assertThat(trust.publicKeys()).containsExactly(PAIR.getPublic());
        assertThat(trust.privateKey()).contains(PAIR.getPrivate());
    }

    @Test
    void whoOnlyPredicts_hasNoPrivateKey_fromTheSameFile() {
        Spec spec = read("public-keys: [%s], private-key: '${env:KEY}'".formatted(PUBLIC), Map.of());
        assertThat(spec.trust().isDemanded()).isTrue();
        assertThat(spec.trust().privateKey()).isEmpty();
        assertThat(SpecReader.read(SpecText.of(spec), Map.of())).isEqualTo(spec);
    }

    @Test
    void privateKey_isNeverShown() {
        Spec spec = read("public-keys: [%s], private-key: '${env:KEY}'".formatted(PUBLIC), Map.of("KEY", PRIVATE));
        assertThat(SpecText.of(spec)).contains(PUBLIC, "${env:KEY}").doesNotContain(PRIVATE);
        assertThat(spec.toString() + spec.trust()).doesNotContain(PRIVATE);
    }

    @Test
    void mistakes_areNamed_withoutWhatIsSecret() {
        assertThat(problems("private-key: '${env:KEY}'", Map.of())).containsExactly("trust.public-keys: nothing");
        assertThat(problems("public-keys: []", Map.of())).containsExactly("trust.public-keys: 0 of them");
        assertThat(problems("public-keys: [AAAA]", Map.of()))
                .containsExactly("trust.public-keys[0]: what is no public key of Ed25519");
        assertThat(problems("public-keys: [%s]".formatted(PRIVATE), Map.of()))
                .containsExactly("trust.public-keys[0]: what is no public key of Ed25519");
        assertThat(problems("public-keys: [%s], private-key: %s".formatted(PUBLIC, PRIVATE), Map.of()))
                .containsExactly("trust.private-key: what names no variable");
        assertThat(problems("public-keys: [%s], private-key: '${env:KEY}'".formatted(PUBLIC), Map.of("KEY", "hush")))
                .containsExactly("trust.private-key: a variable that holds no private key of Ed25519");
        String other = Ed25519.text(Ed25519.generate().getPrivate());
        assertThat(problems("public-keys: [%s], private-key: '${env:KEY}'".formatted(PUBLIC), Map.of("KEY", other)))
                .containsExactly("trust.private-key: a private key that belongs to none of the public-keys");
    }
}
