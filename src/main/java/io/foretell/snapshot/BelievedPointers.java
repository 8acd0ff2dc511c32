package io.foretell.snapshot;

import java.util.EnumMap;
import java.util.Map;

/**
 * Bytes ➜ pointers that may be followed. Where signatures are demanded, versions only rise: an old pointer is as
 * validly signed as a new one, and whoever may write could bring a worse model back by sending it once more. What was
 * seen is forgotten with this object. Not thread-safe.
 */
final class BelievedPointers {

    private final Signatures signatures;
    private final Map<Role, Long> newest = new EnumMap<>(Role.class);

    BelievedPointers(Signatures signatures) {
        this.signatures = signatures;
    }

    /**
     * The pointer without its signature.
     *
     * @throws RefusedSnapshot if this is no pointer, or none that is believed
     */
    Pointer read(Role role, byte[] value) {
        Pointer pointer = Pointer.read(value);
        signatures.check(role, pointer);
        if (signatures.areDemanded()) {
            refuseOlder(role, pointer.version());
        }
        return pointer.unsigned();
    }

    private void refuseOlder(Role role, long version) {
        long before = newest.getOrDefault(role, version);
        if (version < before) {
            throw new RefusedSnapshot("pointer " + role.key() + ": version=" + version + " is older than version "
                    + before + ", which was signed before; with trust there is no way back");
        }
        newest.put(role, version);
    }
}
