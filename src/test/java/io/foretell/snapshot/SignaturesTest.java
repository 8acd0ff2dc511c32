package io.foretell.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foretell.spec.Ed25519;
import io.foretell.spec.Spec;
import io.foretell.spec.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With {@code trust}, only what a trusted key has signed gets in; whatever else the weights topic is told. */
class SignaturesTest {

    private static final KeyPair OURS = Ed25519.generate();
    private static final KeyPair NEXT = Ed25519.generate();
    private static final KeyPair FOREIGN = Ed25519.generate();
    private static final Blueprint SMALL = Models.number(1);

    private final SnapshotAssembly assembly = new SnapshotAssembly(trusting("small", OURS));

    private static Blueprint trusting(String name, KeyPair... keys) {
        return Blueprint.of(named(name, new Trust(
                Arrays.stream(keys).map(KeyPair::getPublic).toList(), Optional.of("KEY"), Optional.empty())));
    }

    private static Spec named(String name, Trust trust) {
        Spec spec = SMALL.spec();
        return new Spec(name, spec.seed(), spec.input(), spec.features(), spec.target(), spec.lstm(), spec.training(),
                spec.guarantee(), spec.forgetAfter(), trust, spec.kafka(), spec.secrets());
    }

    private static Signatures signing(String name, KeyPair key) {
        return Signatures.of(named(name, new Trust(
                List.of(key.getPublic()), Optional.of("KEY"), Optional.of(key.getPrivate()))));
    }

    private static byte[] file(long version) {
        return SnapshotFile.write(Models.learned(SMALL, version, 0));
    }

    private static byte[] pointer(KeyPair key, Role role, long version) {
        return signing("small", key).sign(role, Pointer.to(version, file(version))).write();
    }

    /** Chunks first, as the trainer writes them. */
    private static List<Long> arriving(SnapshotAssembly assembly, Role role, long version, byte[] pointer) {
        byte[] file = file(version);
        List<byte[]> chunks = Chunks.split(file);
        for (int i = 0; i < chunks.size(); i++) {
            assembly.accept(new Chunks.Address(version, i).key(), chunks.get(i));
        }
        return assembly.accept(role.key(), pointer).stream().map(arrival -> arrival.snapshot().version()).toList();
    }

    private void assertRefused(Role role, long version, byte[] pointer, String reason) {
        long before = assembly.refused();
        assertThat(arriving(assembly, role, version, pointer)).isEmpty();
        assertThat(assembly.refused()).isEqualTo(before + 1);
        assertThat(assembly.lastRefusal().orElseThrow()).contains(reason);
    }

    @Test
    void signedByTheTrustedKey_isTaken() {
        assertThat(arriving(assembly, Role.CURRENT, 4, pointer(OURS, Role.CURRENT, 4))).containsExactly(4L);
        assertThat(assembly.refused()).isZero();
    }

    @Test
    void unsigned_isRefused() {
        assertRefused(Role.CURRENT, 4, Pointer.to(4, file(4)).write(),
                "pointer current: version=4 is not signed, and trust demands it");
    }

    @Test
    void signedByAnotherKey_isRefused() {
        assertRefused(Role.CURRENT, 4, pointer(FOREIGN, Role.CURRENT, 4), "a signature of none of the 1 trusted key(s)");
    }

    @Test
    void signatureOfAnotherRole_isRefused() {
        assertRefused(Role.CURRENT, 4, pointer(OURS, Role.CANDIDATE, 4), "or was altered after it");
    }

    @Test
    void signatureOfAnotherName_isRefused() {
        byte[] foreign = signing("other", OURS).sign(Role.CURRENT, Pointer.to(4, file(4))).write();
        assertRefused(Role.CURRENT, 4, foreign, "or was altered after it");
    }

    @ParameterizedTest
    @CsvSource({
        "version, 5",
        "sha256, '\"0000000000000000000000000000000000000000000000000000000000000000\"'",
        "signature, '\"AAAA\"'",
        "signature, '\"not Base64\"'"
    })
    void alteredPointer_isRefused(String field, String json) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode node = (ObjectNode) mapper.readTree(pointer(OURS, Role.CURRENT, 4));
        node.set(field, mapper.readTree(json));
        assertRefused(Role.CURRENT, 4, mapper.writeValueAsBytes(node), "signature");
    }

    @Test
    void alteredSnapshot_isRefused() {
        byte[] file = file(4);
        file[file.length - 1] ^= 1; // of the last weight; any other byte is under the same sum
        assembly.accept("4/0", file);
        assertThat(assembly.accept("current", pointer(OURS, Role.CURRENT, 4))).isEmpty();
        assertThat(assembly.lastRefusal().orElseThrow()).contains("differs from its pointer's sha256");
    }

    @Test
    void anOldPointerSentOnceMore_bringsNoOldModelBack() {
        byte[] old = pointer(OURS, Role.CURRENT, 4);
        arriving(assembly, Role.CURRENT, 4, old);
        arriving(assembly, Role.CURRENT, 6, pointer(OURS, Role.CURRENT, 6));
        assembly.accept("current", null); // nor if it is deleted first
        assertRefused(Role.CURRENT, 4, old, "version=4 is older than version 6, which was signed before");
    }

    @Test
    void refusedPointer_leavesTheWayFreeForTheNext() {
        assertRefused(Role.CURRENT, 9, pointer(FOREIGN, Role.CURRENT, 9), "none of the 1 trusted");
        assertThat(arriving(assembly, Role.CURRENT, 4, pointer(OURS, Role.CURRENT, 4))).containsExactly(4L);
    }

    @Test
    void keysChange_whileBothAreTrusted() {
        SnapshotAssembly both = new SnapshotAssembly(trusting("small", OURS, NEXT));
        assertThat(arriving(both, Role.CURRENT, 4, pointer(OURS, Role.CURRENT, 4))).containsExactly(4L);
        assertThat(arriving(both, Role.CURRENT, 5, pointer(NEXT, Role.CURRENT, 5))).containsExactly(5L);
        SnapshotAssembly later = new SnapshotAssembly(trusting("small", NEXT));
        assertThat(arriving(later, Role.CURRENT, 4, pointer(OURS, Role.CURRENT, 4))).isEmpty();
        assertThat(arriving(later, Role.CURRENT, 5, pointer(NEXT, Role.CURRENT, 5))).containsExactly(5L);
    }

    @Test
    void sameVersionSignedAnewByTheNextKey_isNoOtherModel() {
        SnapshotAssembly both = new SnapshotAssembly(trusting("small", OURS, NEXT));
        arriving(both, Role.CURRENT, 4, pointer(OURS, Role.CURRENT, 4));
        assertThat(arriving(both, Role.CURRENT, 4, pointer(NEXT, Role.CURRENT, 4))).isEmpty();
        assertThat(both.refused()).isZero();
    }

    @Test
    void withoutTrust_signedAndUnsignedAreTaken() {
        SnapshotAssembly open = new SnapshotAssembly(SMALL);
        assertThat(arriving(open, Role.CURRENT, 4, pointer(FOREIGN, Role.CURRENT, 4))).containsExactly(4L);
        assertThat(arriving(open, Role.CURRENT, 3, Pointer.to(3, file(3)).write())).containsExactly(3L);
    }

    @Test
    void trust_isNoPartOfTheFingerprint() {
        assertThat(trusting("small", OURS).fingerprint()).isEqualTo(SMALL.fingerprint());
    }

    @Test
    void signature_leavesTheFileAsItIs() {
        String pointer = new String(pointer(OURS, Role.CURRENT, 4), StandardCharsets.UTF_8);
        assertThat(pointer).contains("\"signature\":");
        assertThat(Pointer.read(pointer.getBytes(StandardCharsets.UTF_8)).unsigned()).isEqualTo(Pointer.to(4, file(4)));
    }
}
