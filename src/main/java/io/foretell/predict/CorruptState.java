package io.foretell.predict;

/** Bytes that are no state, or no longer: their checksum or their length is wrong. */
public final class CorruptState extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    CorruptState(String message) {
        super(message);
    }
}
