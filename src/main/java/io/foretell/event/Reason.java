package io.foretell.event;

/** Why a record became a dead letter; the name travels in the dead letter's headers. */
public enum Reason {
    NOT_A_JSON_OBJECT,
    TOO_LARGE,
    TOO_DEEP,
    KEY_MISSING,
    KEY_MALFORMED,
    KEY_TOO_LONG,
    TARGET_MISSING,
    TARGET_MALFORMED,
    NUMBER_OUT_OF_RANGE,
    TIMESTAMP_MALFORMED
}
